package io.brickyard.repair;

import io.brickyard.plan.BrickFolder;
import io.brickyard.plan.MendStep;
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
import java.util.OptionalInt;

/**
 * Nodes that came back under their name with an empty glusterd folder: they are somebody else to their pool.
 *
 * <p>Such a node is given its id back, and one healthy member as a peer; from that one it learns the rest. It is never probed
 * for that: a probe from it ends in a handshake that stands still for good. Bricks whose folders are there serve again by themselves;
 * those whose disk is empty are made anew and filled.
 */
final class IdentityAilments {

    private final Examination examined;
    private final Wishes wishes;
    private final Aftercare aftercare;

    IdentityAilments(Examination examined, Wishes wishes) {
        this.examined = examined;
        this.wishes = wishes;
        this.aftercare = new Aftercare(examined);
    }

    /** @return the nodes that it was found of, so that nobody looks for the cause elsewhere */
    List<NodeReport> find(List<Ailment> into) {
        List<NodeReport> found = new ArrayList<>();
        for (NodeReport node : examined.nodes()) {
            Optional<NodeFacts> facts = examined.facts(node);
            if (facts.isPresent() && !facts.get().id().equals(Optional.of(node.id()))) {
                found.add(node);
                into.add(new Ailment(
                        Examination.name(node) + " lost its identity",
                        Ailment.Scope.of(node.id()),
                        evidence(node, facts.get()),
                        remedy(node, facts.get())));
            }
        }
        return found;
    }

    private List<String> evidence(NodeReport node, NodeFacts facts) {
        HostName name = Examination.name(node);
        List<String> lines = new ArrayList<>();
        lines.add("its pool knows " + name + " as " + node.id());
        lines.add(name + " itself "
                + facts.id().map(id -> "is " + id).orElse("has no id")
                + ", with "
                + facts.knows().peers().size() + " peers and "
                + facts.knows().volumes().size() + " volumes");
        for (Volume volume : examined.survey().volumes()) {
            for (Brick brick : bricks(volume, node)) {
                BrickFolder folder = folder(brick, node);
                lines.add(brick + " of " + volume.name() + ": "
                        + folder.whyNotStarted(volume).orElse("its folder is there, with the volume's mark and files"));
            }
        }
        return lines;
    }

    private Ailment.Remedy remedy(NodeReport node, NodeFacts facts) {
        HostName name = Examination.name(node);
        Optional<NodeReport> friend =
                examined.up().stream().filter(other -> !other.equals(node)).findFirst();
        if (friend.isEmpty()) {
            return new Ailment.Leave("no other member is up, from which it could learn the rest", "bring one up first");
        }
        Optional<NodeReport> twin = examined.nodes().stream()
                .filter(other -> facts.id().equals(Optional.of(other.id())))
                .findFirst();
        if (twin.isPresent()) {
            return new Ailment.Leave(
                    "it has the identity of " + Examination.name(twin.get())
                            + ": the name leads to that machine, or its disk was copied from there",
                    "see getent hosts " + name + "; of two machines with one id, one must go");
        }
        if (!facts.knows().told() || !facts.knows().isBlank()) {
            return new Ailment.Leave(
                    "by that other id it knows peers or volumes, so it belongs to another pool",
                    "see gluster pool list there; if that is worthless, stop glusterd there, move /var/lib/glusterd away and run"
                            + " this again");
        }
        if (!examined.inHand(node)) {
            return new Ailment.Leave("its glusterd must be stopped for that", Examination.toThatNode(node));
        }
        OptionalInt version = operatingVersion(facts);
        if (version.isEmpty()) {
            return new Ailment.Leave(
                    "nobody tells the operating version of the pool",
                    "ask a member: gluster volume get all cluster.op-version; then give it with --operating-version");
        }
        return mend(node, facts, friend.get(), version.getAsInt());
    }

    private OptionalInt operatingVersion(NodeFacts own) {
        if (wishes.operatingVersion().isPresent()) {
            return wishes.operatingVersion();
        }
        return othersVersion().isPresent() ? othersVersion() : own.knows().operatingVersion();
    }

    private OptionalInt othersVersion() {
        return examined.up().stream()
                .flatMap(node -> examined.facts(node).stream())
                .map(facts -> facts.knows().operatingVersion())
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max();
    }

    private Ailment.Mend mend(NodeReport node, NodeFacts facts, NodeReport friend, int version) {
        HostName name = Examination.name(node);
        List<Step> steps = new ArrayList<>(List.of(
                new RepairStep.StopGlusterd(name),
                new RepairStep.RestoreIdentity(name, node.id(), version, friend.id(), Examination.name(friend)),
                new RepairStep.StartGlusterd(name),
                new PeerStep.AwaitMember(name)));
        List<String> unsure = new ArrayList<>();
        if (wishes.operatingVersion().isEmpty() && othersVersion().isEmpty()) {
            unsure.add("the operating version " + version + " is that of the GlusterFS on " + name
                    + ", since no member could be asked; if the pool's is lower, give it with --operating-version");
        }
        for (Volume volume : examined.started()) {
            bricks(volume, node, steps, unsure);
        }
        return new Ailment.Mend(steps, unsure);
    }

    private void bricks(Volume volume, NodeReport node, List<Step> steps, List<String> unsure) {
        List<Brick> returning = new ArrayList<>();
        for (Brick brick : bricks(volume, node)) {
            BrickFolder folder = folder(brick, node);
            Optional<String> against = folder.whyNotFilled(examined.seen(), volume);
            if (folder.hasData(volume)) {
                returning.add(brick);
            } else if (against.isEmpty()) {
                returning.add(brick);
                steps.add(new MendStep.Refill(volume.name(), BrickAilments.place(brick)));
                unsure.add("what clients could write while only " + brick
                        + " served is lost with its disk, if anything was");
            } else {
                unsure.add(brick + " stays down: "
                        + (folder.isLost()
                                ? against.get()
                                : folder.whyNotStarted(volume).orElse("")));
            }
        }
        if (!returning.isEmpty()) {
            steps.addAll(aftercare.of(volume, Aftercare.ids(returning)));
            unsure.addAll(aftercare.unsure(volume, Aftercare.ids(returning)));
        }
    }

    private static List<Brick> bricks(Volume volume, NodeReport node) {
        return volume.bricks().stream()
                .filter(brick -> brick.node().equals(node.id()))
                .toList();
    }

    private BrickFolder folder(Brick brick, NodeReport node) {
        return BrickFolder.of(examined.seen(), BrickAilments.place(brick), Examination.name(node));
    }
}
