package io.brickyard.health;

import io.brickyard.survey.Gap;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the survey could not look at, unless a finding of the node in question says it already; or could not remember. */
final class GapChecks implements Checks {

    private static final int SHOWN = 6;

    @Override
    public void find(Situation situation, List<Finding> into) {
        situation
                .survey()
                .extras()
                .forgetful()
                .ifPresent(reason -> into.add(new Draft(
                                Check.PORTS_NOT_REMEMBERED,
                                Target.POOL,
                                "the ports of bricks are not remembered; when a node's glusterd is gone, its bricks will be UNKNOWN")
                        .evidence(reason)
                        .remedy(List.of(
                                "# let this user write to that folder, or name another one:",
                                "export BRICKYARD_STATE=FOLDER"))
                        .finding()));
        Set<String> told = new HashSet<>();
        for (NodeReport node : situation.survey().nodes()) {
            if (node.state() != NodeState.UP) {
                told.add("node " + node.node().name());
            }
        }
        List<String> reasons = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        for (Gap gap : situation.survey().gaps()) {
            if (!told.contains(gap.subject())) {
                reasons.add(gap.subject() + ": " + gap.reason());
                String remark = "# " + gap.advice();
                if (!gap.advice().isEmpty() && !advice.contains(remark)) {
                    advice.add(remark);
                }
            }
        }
        if (!reasons.isEmpty()) {
            into.add(new Draft(
                            Check.SURVEY_INCOMPLETE,
                            Target.POOL,
                            Words.count(reasons.size(), "thing") + " could not be looked at")
                    .extent(reasons.size())
                    .evidence(reasons.subList(0, Math.min(SHOWN, reasons.size())))
                    .remedy(advice.subList(0, Math.min(SHOWN, advice.size())))
                    .finding());
        }
    }
}
