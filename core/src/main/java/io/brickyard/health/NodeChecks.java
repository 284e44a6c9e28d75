package io.brickyard.health;

import io.brickyard.pool.NodeId;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PeerView;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with single nodes. Each node has at most one finding here, which lists its bricks that are not known to
 * serve; when the survey's own node is cut off, that is the one finding for all the silent others.
 */
final class NodeChecks implements Checks {

    private static final int SHOWN = 4;

    @Override
    public void find(Situation situation, List<Finding> into) {
        boolean isolated = situation.survey().isolated();
        if (isolated) {
            into.add(isolated(situation));
        }
        for (NodeReport node : situation.survey().nodes()) {
            boolean covered = isolated && node.state() == NodeState.UNREACHABLE;
            if (node.state() != NodeState.UP && !covered) {
                into.add(draft(situation, node).finding());
            }
        }
    }

    private static Finding isolated(Situation situation) {
        List<String> silent = new ArrayList<>();
        String here = "this node";
        String others = "NODE";
        for (NodeReport node : situation.survey().nodes()) {
            if (node.asker()) {
                here = node.node().name().value();
            } else if (!node.state().answered()) {
                silent.add(node.node().name().value());
                others = silent.getFirst();
            }
        }
        return new Draft(
                        Check.NODE_ISOLATED,
                        Target.POOL,
                        here + " is cut off: " + Words.count(silent.size(), "other node") + " of "
                                + (situation.survey().nodes().size() - 1) + " did not answer it")
                .extent(Math.max(1, silent.size()))
                .evidence("silent: " + Words.list(silent, SHOWN))
                .remedy(
                        "# what others see cannot be known from here; ask one of them:",
                        "brickyard status --server " + others,
                        "# and look at this node's own network:",
                        "ip -brief address",
                        "ping -c 3 " + others)
                .finding();
    }

    private static Draft draft(Situation situation, NodeReport node) {
        Draft draft =
                new Draft(check(node), Target.of(node.node()), summary(situation, node)).evidence(node.evidence());
        if (!node.seenBy().isEmpty() && !node.state().answered()) {
            draft.evidence("still connected, says glusterd of " + names(situation, node.seenBy()));
        }
        if (node.state().answered()) {
            draft.evidence(peersWords(situation, node));
        }
        List<String> bricks = situation.troubledBricks(node.id());
        if (!bricks.isEmpty()) {
            draft.evidence(
                    Words.count(bricks.size(), "brick") + " on it not known to serve: " + Words.list(bricks, SHOWN));
        }
        return draft.remedy(remedy(node, bricks.isEmpty()));
    }

    private static Check check(NodeReport node) {
        return switch (node.state()) {
            case UP ->
                throw new IllegalArgumentException(
                        "nothing is wrong with " + node.node().name());
            case GLUSTERD_DOWN -> node.asker() ? Check.GLUSTERD_DOWN_LOCAL : Check.PEER_GLUSTERD_DOWN;
            case GLUSTERD_SILENT -> Check.PEER_GLUSTERD_SILENT;
            case UNREACHABLE -> node.seenBy().isEmpty() ? Check.PEER_DISCONNECTED : Check.PEER_SILENT;
            case UNRESOLVED -> Check.PEER_UNRESOLVED;
            case REJECTED -> Check.PEER_REJECTED;
            case JOINING -> Check.PEER_STATE;
            case UNREADABLE -> Check.NODE_UNREADABLE;
        };
    }

    private static String summary(Situation situation, NodeReport node) {
        String name = node.node().name().value();
        boolean serving = situation.troubledBricks(node.id()).isEmpty();
        String bricks = serving ? "its bricks serve" : "some of its bricks are not known to serve";
        return switch (node.state()) {
            case UP -> name + " is well";
            case GLUSTERD_DOWN -> "glusterd does not run on " + name + "; " + bricks;
            case GLUSTERD_SILENT -> "glusterd on " + name + " does not answer; " + bricks;
            case UNREACHABLE ->
                node.seenBy().isEmpty()
                        ? name + " does not answer, and no other node is connected to it"
                        : name + " does not answer, but " + names(situation, node.seenBy()) + " still "
                                + (node.seenBy().size() == 1 ? "counts" : "count") + " it as connected";
            case UNRESOLVED -> "no address of " + name + " is known here, so it could not be asked";
            case REJECTED -> name + " is refused by its peers (Peer Rejected); " + bricks;
            case JOINING -> name + " is not a full member of the pool; " + bricks;
            case UNREADABLE -> "what " + name + " answers is not understood; " + bricks;
        };
    }

    private static List<String> peersWords(Situation situation, NodeReport node) {
        List<String> lines = new ArrayList<>();
        for (NodeReport other : situation.survey().nodes()) {
            PeerView.Link link =
                    other.view().map(view -> view.links().get(node.id())).orElse(null);
            if (link != null && !link.inCluster() && lines.size() < SHOWN) {
                lines.add(other.node().name() + " says of it: " + link.stateName()
                        + (link.connected() ? " (Connected)" : " (Disconnected)"));
            }
        }
        return lines;
    }

    private static List<String> remedy(NodeReport node, boolean serving) {
        String name = node.node().name().value();
        String log = Commands.on(node, "tail -n 50 /var/log/glusterfs/glusterd.log");
        return switch (node.state()) {
            case UP -> List.of();
            case GLUSTERD_DOWN -> List.of(Commands.on(node, "systemctl start glusterd"), log);
            case GLUSTERD_SILENT ->
                List.of(
                        "# run no gluster command that changes anything before it answers",
                        Commands.on(node, "ps -o pid,stat,wchan:30,args -C glusterd"),
                        "# state D: its disk hangs, mend that first; else restart it, which leaves running bricks alone:",
                        Commands.on(node, "systemctl restart glusterd"));
            case UNREACHABLE -> unreachable(node);
            case UNRESOLVED -> List.of("getent hosts " + name, "brickyard status --resolve " + name + "=ADDRESS");
            case REJECTED ->
                List.of(
                        log,
                        "# the log names the volume that differs (Cksums of volume ... differ); decide which side is right",
                        "# if it is the others, let it copy the configuration again; the bricks' data is not touched:",
                        Commands.on(node, "systemctl stop glusterd"),
                        Commands.on(node, "mv /var/lib/glusterd/vols /var/lib/glusterd/vols.before"),
                        Commands.on(node, "systemctl start glusterd"),
                        "brickyard status");
            case JOINING ->
                List.of("# passes by itself within seconds; if not:", Commands.on(node, "systemctl restart glusterd"));
            case UNREADABLE -> unreadable(node, serving);
        };
    }

    private static List<String> unreadable(NodeReport node, boolean serving) {
        List<String> lines = new ArrayList<>();
        if (!serving) {
            lines.add("# as root on a node, this learns where its bricks listen; later looks then try them:");
            lines.add("brickyard status -a");
        }
        lines.add(Commands.on(node, "ss -ltnp sport = :24007"));
        lines.add(Commands.on(node, "ls -l /var/lib/glusterd/secure-access"));
        lines.add("# if that file is there, it speaks TLS only, and tells of itself on the node alone:");
        lines.add(Commands.on(node, "brickyard status"));
        return lines;
    }

    private static List<String> unreachable(NodeReport node) {
        String name = node.node().name().value();
        List<String> lines = new ArrayList<>();
        if (!node.seenBy().isEmpty()) {
            lines.add("# run no gluster command that changes or asks the status of a volume until this is resolved");
        }
        lines.add("ping -c 3 " + name);
        lines.add("# if it does not answer: look at its console or power, and switch it on (or surely off)");
        lines.add("ssh " + name + " systemctl start glusterd");
        lines.add("brickyard status");
        return lines;
    }

    private static String names(Situation situation, List<NodeId> ids) {
        return Words.list(situation.namesOf(ids), SHOWN);
    }
}
