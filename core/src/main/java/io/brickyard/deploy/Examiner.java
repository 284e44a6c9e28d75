package io.brickyard.deploy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.HealInfo;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.repair.Examination;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a pool in which something is broken: a survey, what every node that can be asked knows of its pool, what lies at the
 * places of bricks that do not serve, and which files are in split-brain.
 */
public final class Examiner {

    private static final Duration COMMAND = Duration.ofSeconds(30);

    private final Surveyor surveyor;
    private final SurveyRequest request;
    private final PoolEyes eyes;
    private final Gluster gluster;
    private final Predicate<NodeReport> inHand;

    /**
     * @param eyes which ask nodes for what they know of the pool, too
     * @param inHand whether a node's glusterd can be stopped and started from here
     */
    public Examiner(
            Surveyor surveyor, SurveyRequest request, PoolEyes eyes, Gluster gluster, Predicate<NodeReport> inHand) {
        this.surveyor = surveyor;
        this.request = request;
        this.eyes = eyes;
        this.gluster = gluster;
        this.inHand = inHand;
    }

    /** @throws GlusterdFailure when no glusterd at all could be asked */
    public Examination examine() {
        Survey survey = surveyor.survey(request);
        SeenPool seen = eyes.seen(survey, new Needs(false, false, Set.of(), places(survey)));
        Set<NodeId> hand = survey.nodes().stream()
                .filter(node -> node.id().equals(seen.here()) || inHand.test(node))
                .map(NodeReport::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Examination(survey, seen, hand, splits(survey));
    }

    /** Every node is asked, and about the places of those of its bricks that do not serve, or whose node is no full member. */
    private static Map<HostName, Map<BrickPath, String>> places(Survey survey) {
        Map<NodeId, Map<BrickPath, String>> places = new HashMap<>();
        survey.nodes().forEach(node -> places.put(node.id(), new HashMap<>()));
        for (Volume volume : survey.volumes()) {
            for (Brick brick : volume.bricks()) {
                boolean up = survey.node(brick.node())
                        .filter(node -> node.state() == NodeState.UP)
                        .isPresent();
                if (!up || (volume.isStarted() && survey.brick(brick).state() == BrickState.DOWN)) {
                    Map<BrickPath, String> of = places.computeIfAbsent(brick.node(), _ -> new HashMap<>());
                    of.put(brick.path(), "");
                    of.put(new WantedBrick(brick.host(), brick.path()).parent(), "");
                }
            }
        }
        Map<HostName, Map<BrickPath, String>> named = new HashMap<>();
        survey.nodes().forEach(node -> named.put(node.node().name(), places.getOrDefault(node.id(), Map.of())));
        return named;
    }

    /** Seen only where all copies serve; a volume of which it is known that nothing waits is not asked. */
    private Map<VolumeName, List<String>> splits(Survey survey) {
        Map<VolumeName, List<String>> splits = new HashMap<>();
        for (Volume volume : survey.volumes()) {
            boolean copies =
                    volume.layout() instanceof Layout.Replicated || volume.layout() instanceof Layout.ThinArbitrated;
            boolean allServe = volume.isStarted()
                    && volume.bricks().stream()
                            .allMatch(brick -> survey.brick(brick).state() == BrickState.UP);
            if (copies && allServe && !nothingWaits(survey.heals().get(volume.name()))) {
                List<String> files = split(volume.name());
                if (!files.isEmpty()) {
                    splits.put(volume.name(), files);
                }
            }
        }
        return splits;
    }

    private static boolean nothingWaits(@Nullable HealReport report) {
        return report != null && report.complete() && report.entries().orElse(1) == 0;
    }

    /** By path where any brick knows it: each brick names a file by what it knows of it. */
    private List<String> split(VolumeName volume) {
        try {
            Map<String, String> files = new LinkedHashMap<>();
            for (HealInfo.BrickEntries brick :
                    gluster.splitBrain(volume, Deadline.in(COMMAND)).bricks()) {
                for (HealInfo.Entry entry : brick.entries()) {
                    String gfid = entry.gfid().map(id -> "gfid:" + id).orElse(entry.path());
                    if (entry.path().startsWith("/")) {
                        files.put(gfid, entry.path());
                    } else {
                        files.putIfAbsent(gfid, gfid);
                    }
                }
            }
            return new ArrayList<>(files.values());
        } catch (GlusterdFailure _) {
            return List.of();
        }
    }
}
