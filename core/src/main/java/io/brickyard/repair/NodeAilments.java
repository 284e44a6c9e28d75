package io.brickyard.repair;

import io.brickyard.plan.BrickFolder;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.Step;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Volume;
import io.brickyard.survey.NodeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes that do not answer as members: stopped, silent, unknown by name. What is merely told here, no pool can mend. */
final class NodeAilments {

    private final Examination examined;
    private final Aftercare aftercare;

    NodeAilments(Examination examined) {
        this.examined = examined;
        this.aftercare = new Aftercare(examined);
    }

    /** @param covered nodes of which a deeper ailment is known already */
    void find(List<NodeReport> covered, List<Ailment> into) {
        for (NodeReport node : examined.nodes()) {
            if (!covered.contains(node)) {
                ailment(node).ifPresent(into::add);
            }
        }
    }

    private Optional<Ailment> ailment(NodeReport node) {
        HostName name = Examination.name(node);
        return switch (node.state()) {
            case UP, JOINING, REJECTED -> Optional.empty();
            case GLUSTERD_DOWN -> Optional.of(stopped(node));
            case GLUSTERD_SILENT ->
                Optional.of(left(
                        node,
                        "glusterd of " + name + " does not answer",
                        "a glusterd that hangs is not killed by a program: its disk may hang",
                        "look at it: ssh " + name + " ps -o pid,stat,wchan:30,args -C glusterd"));
            case UNREACHABLE ->
                Optional.of(left(
                        node,
                        name + " gives no sign of life",
                        "its power or its network is gone, or its address is another one now",
                        "see getent hosts " + name + " and its console; once it answers, run this again"));
            case UNRESOLVED ->
                Optional.of(left(
                        node,
                        "the name " + name + " leads nowhere",
                        "no address is known for it here; names are the business of DNS or /etc/hosts, on every node",
                        "mend the name on all nodes (getent hosts " + name + "); once it is right run this again: peers"
                                + " connect by themselves, and bricks that did not start meanwhile are started"));
            case UNREADABLE ->
                Optional.of(left(
                        node,
                        "what answers as " + name + " is not that member",
                        "either " + name + " lost its glusterd folder, or the name leads to another machine",
                        "see getent hosts " + name + "; if the address is right, run there: brickyard repair --member "
                                + member(node) + " --plan"));
        };
    }

    private String member(NodeReport node) {
        return examined.up().stream()
                .filter(other -> !other.equals(node))
                .findFirst()
                .map(other -> Examination.name(other).value())
                .orElse("HOST");
    }

    private static Ailment left(NodeReport node, String name, String why, String advice) {
        return new Ailment(name, Ailment.Scope.of(node.id()), List.of(node.evidence()), new Ailment.Leave(why, advice));
    }

    private Ailment stopped(NodeReport node) {
        HostName name = Examination.name(node);
        Optional<NodeFacts> facts = examined.facts(node);
        if (!examined.inHand(node) || facts.isEmpty()) {
            return left(
                    node,
                    "glusterd of " + name + " does not run",
                    "nobody leads to that node but glusterd itself",
                    Examination.toThatNode(node) + "; or: ssh " + name + " systemctl start glusterd");
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new RepairStep.StartGlusterd(name));
        steps.add(new PeerStep.AwaitMember(name));
        List<String> unsure = new ArrayList<>();
        care(node, steps, unsure);
        return new Ailment(
                "glusterd of " + name + " does not run",
                Ailment.Scope.of(node.id()),
                List.of(node.evidence()),
                new Ailment.Mend(steps, unsure));
    }

    /** Its glusterd starts the bricks that do not run; those that ran on go on. */
    private void care(NodeReport node, List<Step> steps, List<String> unsure) {
        for (Volume volume : examined.started()) {
            List<Brick> own = volume.bricks().stream()
                    .filter(brick -> brick.node().equals(node.id()))
                    .filter(brick -> hasData(brick, volume, node))
                    .toList();
            if (!own.isEmpty()) {
                steps.addAll(aftercare.of(volume, Aftercare.ids(own)));
                unsure.addAll(aftercare.unsure(volume, Aftercare.ids(own)));
            }
        }
    }

    private boolean hasData(Brick brick, Volume volume, NodeReport node) {
        return BrickFolder.of(examined.seen(), BrickAilments.place(brick), Examination.name(node))
                .hasData(volume);
    }
}
