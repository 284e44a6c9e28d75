package io.brickyard.repair;

import io.brickyard.plan.BrickFolder;
import io.brickyard.plan.MendStep;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeKnowledge.KnownVolume;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.Step;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PeerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nodes whose descriptions of volumes are not those of the others: rejected peers, and volumes that one node alone has.
 *
 * <p>More than half of the pool is right. The odd node's description is made to count as the oldest with its glusterd stopped, and
 * that of the others takes its place; bricks and their data are not touched. Only one node at a time: were two wrong, giving up both
 * descriptions could leave nobody who knows.
 */
final class DescriptionAilments {

    private final Examination examined;
    private final Aftercare aftercare;

    DescriptionAilments(Examination examined) {
        this.examined = examined;
        this.aftercare = new Aftercare(examined);
    }

    /** @return the nodes that it was found of */
    List<NodeReport> find(List<Ailment> into) {
        List<NodeReport> found = new ArrayList<>();
        for (NodeReport node : examined.nodes()) {
            List<VolumeName> ghosts = ghosts(node);
            if (node.state() == NodeState.REJECTED) {
                into.add(rejected(node));
                found.add(node);
            } else if (!ghosts.isEmpty()) {
                into.add(haunted(node, ghosts));
                found.add(node);
            }
        }
        return found;
    }

    private Ailment rejected(NodeReport node) {
        HostName name = Examination.name(node);
        List<String> evidence = new ArrayList<>();
        for (NodeReport other : examined.nodes()) {
            examined.link(other, node)
                    .filter(link -> link.state() == PeerView.Link.REJECTED)
                    .ifPresent(link ->
                            evidence.add(Examination.name(other) + " says of " + name + ": " + link.stateName()));
        }
        List<Difference> differences = differences(node);
        differences.forEach(one -> evidence.add(one.words(name)));
        return new Ailment(
                name + " is rejected by its peers", Ailment.Scope.of(node.id()), evidence, remedy(node, differences));
    }

    /** What a node and the others say of the same volume. */
    private record Difference(VolumeName volume, KnownVolume own, Optional<KnownVolume> others) {
        String words(HostName name) {
            return "volume " + volume + ": " + name + " has version " + own.version() + ", " + own.checksum()
                    + others.map(all -> "; the others have version " + all.version() + ", " + all.checksum())
                            .orElse("; what the others have cannot be asked from here");
        }
    }

    /** Those volumes whose descriptions differ; all that both have where the others' cannot be had. */
    private List<Difference> differences(NodeReport node) {
        List<Difference> differences = new ArrayList<>();
        Optional<NodeFacts> own = examined.facts(node);
        Optional<NodeFacts> right = examined.up().stream()
                .filter(other -> !other.equals(node))
                .flatMap(other -> examined.facts(other).stream())
                .filter(facts -> facts.knows().told())
                .findFirst();
        for (KnownVolume volume : own.map(facts -> facts.knows().volumes()).orElse(List.of())) {
            boolean common = examined.survey().volumes().stream()
                    .anyMatch(one -> one.name().equals(volume.name()));
            Optional<KnownVolume> others = right.flatMap(facts -> facts.knows().volume(volume.name()));
            if (common && others.filter(volume::agrees).isEmpty()) {
                differences.add(new Difference(volume.name(), volume, others));
            }
        }
        return differences;
    }

    private Ailment.Remedy remedy(NodeReport node, List<Difference> differences) {
        if (!examined.majorityIsUp()) {
            return new Ailment.Leave(
                    "there is no majority: of " + examined.nodes().size() + " nodes only "
                            + examined.up().size() + " agree, so nobody can say which side is right",
                    "decide it yourself: on the side that is wrong, one node at a time, stop glusterd, move"
                            + " /var/lib/glusterd/vols/VOLUME away, start glusterd");
        }
        if (!examined.inHand(node)) {
            return new Ailment.Leave("its glusterd must be stopped for that", Examination.toThatNode(node));
        }
        if (differences.isEmpty()) {
            return new Ailment.Leave(
                    "none of its descriptions of volumes differs from the others'",
                    "its glusterd's log tells what does: grep -i cksum /var/log/glusterfs/glusterd.log");
        }
        return mend(node, differences);
    }

    private Ailment.Mend mend(NodeReport node, List<Difference> differences) {
        HostName name = Examination.name(node);
        List<Step> steps = new ArrayList<>();
        steps.add(new RepairStep.StopGlusterd(name));
        differences.forEach(one -> steps.add(
                one.own().version().isEmpty()
                        ? new RepairStep.ForgetVolume(name, one.volume())
                        : new RepairStep.YieldVolume(name, one.volume())));
        steps.add(new RepairStep.StartGlusterd(name));
        steps.add(new PeerStep.AwaitMember(name));
        List<String> unsure = new ArrayList<>();
        for (Volume volume : examined.started()) {
            if (differences.stream().anyMatch(one -> one.volume().equals(volume.name()))) {
                aftercare(volume, node, steps, unsure);
            }
        }
        return new Ailment.Mend(steps, unsure);
    }

    /** glusterd starts the bricks by itself once it has the right description. */
    private void aftercare(Volume volume, NodeReport node, List<Step> steps, List<String> unsure) {
        List<Brick> sound = volume.bricks().stream()
                .filter(brick -> brick.node().equals(node.id()))
                .filter(brick -> BrickFolder.of(examined.seen(), BrickAilments.place(brick), Examination.name(node))
                        .hasData(volume))
                .toList();
        if (!sound.isEmpty()) {
            List<Step> waits = aftercare.of(volume, Aftercare.ids(sound));
            steps.addAll(waits);
            if (!waits.isEmpty()) {
                steps.add(new MendStep.NotePorts(volume.name()));
            }
            unsure.addAll(aftercare.unsure(volume, Aftercare.ids(sound)));
        }
    }

    /**
     * The volumes that this node has and more than half of the pool has not. A node whose glusterd does not run cannot ask the
     * others; but then it is one of them that told which volumes there are, and all who have each other as members have the same.
     */
    private List<VolumeName> ghosts(NodeReport node) {
        return examined.facts(node).map(facts -> facts.knows().volumes()).orElse(List.of()).stream()
                .map(KnownVolume::name)
                .filter(volume ->
                        without(node, volume).size() * 2 > examined.nodes().size() || isGone(node, volume))
                .toList();
    }

    private boolean isGone(NodeReport node, VolumeName volume) {
        return node.state() == NodeState.GLUSTERD_DOWN
                && examined.majorityIsUp()
                && examined.survey().volumes().stream()
                        .noneMatch(known -> known.name().equals(volume));
    }

    private List<NodeReport> without(NodeReport node, VolumeName volume) {
        return examined.nodes().stream()
                .filter(other -> !other.equals(node))
                .filter(other -> examined.facts(other)
                        .filter(facts -> facts.id().equals(Optional.of(other.id())))
                        .filter(facts -> facts.knows().told())
                        .filter(facts -> facts.knows().volume(volume).isEmpty())
                        .isPresent())
                .toList();
    }

    private Ailment haunted(NodeReport node, List<VolumeName> ghosts) {
        HostName name = Examination.name(node);
        List<String> evidence = new ArrayList<>();
        for (VolumeName ghost : ghosts) {
            String others = Examination.names(without(node, ghost));
            evidence.add(name + " has volume " + ghost + " in /var/lib/glusterd/vols; "
                    + (others.isEmpty() ? "the others" : others) + " have no such volume");
        }
        List<Step> steps = new ArrayList<>();
        steps.add(new RepairStep.StopGlusterd(name));
        ghosts.forEach(ghost -> steps.add(new RepairStep.ForgetVolume(name, ghost)));
        steps.add(new RepairStep.StartGlusterd(name));
        steps.add(new PeerStep.AwaitMember(name));
        Ailment.Remedy remedy = examined.inHand(node)
                ? new Ailment.Mend(
                        steps,
                        List.of("folders of bricks that belonged to it are left as they are, with what is in them"))
                : new Ailment.Leave("its glusterd must be stopped for that", Examination.toThatNode(node));
        return new Ailment(
                name + " alone has volume " + ghosts.getFirst() + ", which nobody can use or delete",
                Ailment.Scope.of(node.id(), ghosts.getFirst()),
                evidence,
                remedy);
    }
}
