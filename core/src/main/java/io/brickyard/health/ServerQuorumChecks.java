package io.brickyard.health;

import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PeerView;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Server quorum: glusterd stops the bricks of volumes with {@code cluster.server-quorum-type server} on a node that sees
 * too few members. Each glusterd counts for itself, so each answering node's own view is counted.
 *
 * <p>Needed are, with a ratio set, that part of the members, rounded up; without, half of them and one
 * (glusterd-server-quorum.c, {@code glusterd_get_quorum_cluster_counts}).
 */
final class ServerQuorumChecks implements Checks {

    private static final int SHOWN = 5;
    private static final String RATIO = "cluster.server-quorum-ratio";

    @Override
    public void find(Situation situation, List<Finding> into) {
        List<String> volumes = new ArrayList<>();
        for (VolumeHealth health : situation.volumes()) {
            if (guards(health.volume())) {
                volumes.add(health.volume().name().value());
            }
        }
        if (!volumes.isEmpty()) {
            judge(situation, volumes, into);
        }
    }

    /** Whether the bricks of this volume are stopped where quorum is lost. */
    static boolean guards(Volume volume) {
        return volume.isStarted()
                && volume.option("cluster.server-quorum-type").orElse("none").equals("server");
    }

    /** The answering nodes that see too few members, or would if they had noticed who does not answer. */
    static Set<NodeId> without(Survey survey) {
        int members = survey.nodes().size();
        int needed = needed(members, survey.extras().options().get(RATIO));
        Set<NodeId> without = new HashSet<>();
        Set<NodeId> answering = new HashSet<>();
        for (NodeReport node : survey.nodes()) {
            if (node.state() == NodeState.UP) {
                answering.add(node.id());
                if (node.view().isPresent() && connected(node.view().get()) < needed) {
                    without.add(node.id());
                }
            }
        }
        return !survey.isolated() && answering.size() < needed ? answering : without;
    }

    private static void judge(Situation situation, List<String> volumes, List<Finding> into) {
        int members = situation.survey().nodes().size();
        int needed = needed(members, situation.survey().extras().options().get(RATIO));
        List<String> lost = new ArrayList<>();
        List<String> views = new ArrayList<>();
        int answering = 0;
        int fewest = members;
        for (NodeReport node : situation.survey().nodes()) {
            answering += node.state() == NodeState.UP ? 1 : 0;
            if (node.state() != NodeState.UP || node.view().isEmpty()) {
                continue;
            }
            int connected = connected(node.view().get());
            fewest = Math.min(fewest, connected);
            if (connected < needed) {
                lost.add(node.node().name().value());
                views.add(node.node().name() + " sees " + connected + " of " + members + " members, itself included");
            }
        }
        String which = Words.list(volumes, SHOWN);
        if (!lost.isEmpty()) {
            into.add(lost(situation, which, lost, views, needed));
            return;
        }
        int sure = situation.survey().isolated() ? fewest : Math.min(fewest, answering);
        if (sure - 1 < needed) {
            into.add(atEdge(which, sure, needed, members));
        }
    }

    private static Finding lost(
            Situation situation, String volumes, List<String> lost, List<String> views, int needed) {
        Draft draft = new Draft(
                        Check.SERVER_QUORUM_LOST,
                        Target.POOL,
                        "server quorum is lost on " + Words.list(lost, SHOWN) + ": bricks of " + volumes
                                + " are stopped there")
                .extent(lost.size())
                .evidence("needed: " + Words.count(needed, "member"))
                .evidence(views.subList(0, Math.min(SHOWN, views.size())))
                .remedy("# bring these back; glusterd then starts the bricks by itself:");
        for (NodeReport node : situation.survey().nodes()) {
            if (!node.state().answered() && !node.asker()) {
                draft.remedy("ssh " + node.node().name() + " systemctl start glusterd");
            }
        }
        return draft.finding();
    }

    private static Finding atEdge(String volumes, int sure, int needed, int members) {
        Severity severity = sure < needed ? Severity.ERROR : sure == members ? Severity.INFO : Severity.WARNING;
        String fate = sure < needed
                ? "as soon as glusterd notices, it stops the bricks of "
                : "the loss of one more stops the bricks of ";
        return new Draft(
                        Check.SERVER_QUORUM_AT_EDGE,
                        Target.POOL,
                        "server quorum has no node to spare: " + fate + volumes)
                .as(severity)
                .extent(members - sure + 1L)
                .evidence(sure + " of " + members + " members are there, " + needed + " needed")
                .remedy("# bring the missing members back, and take no other down before that", "brickyard status")
                .finding();
    }

    private static int connected(PeerView view) {
        int connected = 1;
        for (PeerView.Link link : view.links().values()) {
            connected += link.connected() && link.inCluster() ? 1 : 0;
        }
        return connected;
    }

    static int needed(int members, @Nullable String ratio) {
        if (ratio != null) {
            try {
                String number = ratio.endsWith("%") ? ratio.substring(0, ratio.length() - 1) : ratio;
                double percent = Double.parseDouble(number.trim());
                if (percent > 0 && percent <= 100) {
                    return (int) Math.ceil(members * percent / 100);
                }
            } catch (NumberFormatException _) {
                // as if it were not set
            }
        }
        return members / 2 + 1;
    }
}
