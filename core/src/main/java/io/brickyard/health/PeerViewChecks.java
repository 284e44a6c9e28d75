package io.brickyard.health;

import io.brickyard.pool.NodeId;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PeerView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the nodes that answered, and are full members, agree that all of them are there. */
final class PeerViewChecks implements Checks {

    private static final int SHOWN = 6;

    @Override
    public void find(Situation situation, List<Finding> into) {
        List<NodeReport> members = new ArrayList<>();
        for (NodeReport node : situation.survey().nodes()) {
            if (node.state() == NodeState.UP) {
                members.add(node);
            }
        }
        List<String> claims = new ArrayList<>();
        List<NodeId> concerned = new ArrayList<>();
        for (NodeReport from : members) {
            if (from.view().isEmpty()) {
                continue;
            }
            PeerView view = from.view().get();
            for (NodeReport to : members) {
                String claim = claim(from, to, view.links().get(to.id()));
                if (!from.id().equals(to.id()) && !claim.isEmpty()) {
                    claims.add(claim);
                    concerned.add(from.id());
                    concerned.add(to.id());
                }
            }
        }
        if (!claims.isEmpty()) {
            into.add(finding(situation, claims, concerned.stream().distinct().toList()));
        }
    }

    /** What one says of the other that cannot be, since both answered; empty if nothing. */
    private static String claim(NodeReport from, NodeReport to, PeerView.@Nullable Link link) {
        if (link == null) {
            return from.node().name() + " does not know " + to.node().name();
        }
        return link.connected()
                ? ""
                : from.node().name() + " says that " + to.node().name() + " is disconnected";
    }

    private static Finding finding(Situation situation, List<String> claims, List<NodeId> concerned) {
        List<String> names = situation.namesOf(concerned);
        String first = names.getFirst();
        String second = names.get(1);
        return new Draft(
                        Check.PEER_VIEWS_DIFFER,
                        Target.POOL,
                        Words.list(names, SHOWN) + " all answer, but disagree about who is connected")
                .extent(claims.size())
                .evidence(claims.subList(0, Math.min(SHOWN, claims.size())))
                .remedy(
                        "# is the way open in both directions?",
                        "ssh " + first + " nc -z -w 2 " + second + " 24007 && echo open",
                        "ssh " + second + " nc -z -w 2 " + first + " 24007 && echo open",
                        "# if it is open, let the one that misses the other connect again:",
                        "ssh " + first + " systemctl restart glusterd")
                .finding();
    }
}
