package io.brickyard.repair;

import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.Step;
import io.brickyard.pool.HostName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PeerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands between two nodes that both answer: a handshake that stands still (states 4 and 5), or a connection that one of them
 * lost and does not take up again, as after a change of the other's address.
 *
 * <p>Both pass by themselves within moments; who uses this has looked twice.
 */
final class LinkAilments {

    private final Examination examined;

    LinkAilments(Examination examined) {
        this.examined = examined;
    }

    /** @param covered nodes of which a deeper ailment is known already */
    void find(List<NodeReport> covered, List<Ailment> into) {
        List<NodeReport> sound = examined.nodes().stream()
                .filter(node -> !covered.contains(node))
                .filter(node -> node.state() == NodeState.UP || node.state() == NodeState.JOINING)
                .toList();
        for (NodeReport from : sound) {
            List<NodeReport> stuck = sound.stream()
                    .filter(to ->
                            state(from, to).filter(LinkAilments::isHalfway).isPresent())
                    .toList();
            if (stuck.isEmpty()) {
                sound.stream()
                        .filter(to -> state(from, to)
                                .filter(link -> link.inCluster() && !link.connected())
                                .isPresent())
                        .findFirst()
                        .ifPresent(to -> into.add(unconnected(from, to)));
            } else {
                into.add(stuck(from, stuck));
            }
        }
    }

    private Optional<PeerView.Link> state(NodeReport from, NodeReport to) {
        return examined.link(from, to);
    }

    private static boolean isHalfway(PeerView.Link link) {
        return !link.inCluster() && link.state() != PeerView.Link.REJECTED;
    }

    private Ailment stuck(NodeReport from, List<NodeReport> stuck) {
        HostName name = Examination.name(from);
        List<String> evidence = stuck.stream()
                .map(to -> name + " says of " + Examination.name(to) + ": "
                        + state(from, to).map(PeerView.Link::stateName).orElse("")
                        + ", and so it was some seconds before; "
                        + Examination.name(to) + " answers, and is " + to.id())
                .toList();
        List<Step> steps = new ArrayList<>();
        steps.add(new RepairStep.StopGlusterd(name));
        stuck.forEach(to -> steps.add(new RepairStep.SettlePeer(name, to.id(), Examination.name(to))));
        steps.add(new RepairStep.StartGlusterd(name));
        Optional<NodeReport> otherSide = stuck.stream()
                .filter(to -> state(to, from).filter(LinkAilments::isHalfway).isPresent())
                .filter(to -> !examined.inHand(to))
                .findFirst();
        boolean last = stuck.stream()
                .allMatch(to -> state(to, from).filter(LinkAilments::isHalfway).isEmpty());
        if (last) {
            steps.add(new PeerStep.AwaitMember(name));
        }
        List<String> unsure = otherSide
                .map(to -> List.of("the other side is stuck as well: run brickyard repair on " + Examination.name(to)
                        + " after this"))
                .orElse(List.of());
        return new Ailment(
                "the handshake of " + name + " with " + Examination.names(stuck) + " stands still",
                Ailment.Scope.of(from.id()),
                evidence,
                examined.inHand(from)
                        ? new Ailment.Mend(steps, unsure)
                        : new Ailment.Leave("its glusterd must be stopped for that", Examination.toThatNode(from)));
    }

    private Ailment unconnected(NodeReport from, NodeReport to) {
        HostName name = Examination.name(from);
        HostName other = Examination.name(to);
        return new Ailment(
                name + " is not connected to " + other + ", though both answer",
                Ailment.Scope.of(from.id()),
                List.of(
                        name + " says of " + other + ": disconnected, and so it was some seconds before",
                        other + ": " + to.evidence()),
                new Ailment.Mend(
                        List.of(new RepairStep.RestartGlusterd(name, other), new PeerStep.AwaitMember(name)),
                        List.of("if " + name + " does not resolve " + other
                                + " to its address, or a firewall stands between"
                                + " them, this does not help: see getent hosts " + other + " there")));
    }
}
