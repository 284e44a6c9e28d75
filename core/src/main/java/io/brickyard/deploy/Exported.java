package io.brickyard.deploy;

import io.brickyard.plan.WantedPool;
import io.brickyard.plan.change.AsItIs;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.Survey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A pool as it was found, as the one that is wanted: planning it gives nothing to do. */
public final class Exported {

    private Exported() {}

    /**
     * @param survey of at least one node
     * @param name what the pool is to be called
     */
    public static WantedPool of(Survey survey, String name) {
        NodeReport from = survey.nodes().stream()
                .filter(NodeReport::asker)
                .findFirst()
                .orElseGet(() -> survey.nodes().getFirst());
        return AsItIs.of(
                SeenPools.of(
                        survey,
                        from.id(),
                        new SeenPools.Besides(options(survey), Map.of(), Map.of(), Map.of(), Set.of())),
                name);
    }

    /** Not the operating version: GlusterFS raises it, never lowers it, so that an older document could not be applied again. */
    private static Map<String, String> options(Survey survey) {
        Map<String, String> options = new HashMap<>(survey.extras().options());
        options.remove("cluster.op-version");
        return options;
    }
}
