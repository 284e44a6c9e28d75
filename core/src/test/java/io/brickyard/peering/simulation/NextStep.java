package io.brickyard.peering.simulation;

import io.brickyard.peering.Comparison;
import io.brickyard.peering.Difference;
import io.brickyard.peering.PeeringState;
import io.brickyard.peering.UnitBrick;
import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The smallest order of steps that will do: repair, join, move bricks away, detach; one at a time. */
final class NextStep {

    private final SeenPool seen;
    private final Comparison comparison;

    private NextStep(PeeringState state, SeenPool seen) {
        this.seen = seen;
        comparison = Comparison.of(state, seen);
    }

    static Optional<Step> of(PeeringState state, SeenPool seen) {
        NextStep next = new NextStep(state, seen);
        return next.comparison.differences().stream()
                .sorted(Comparator.comparing(NextStep::isHarmless))
                .flatMap(next::towards)
                .filter(step -> step.check(seen) instanceof Step.Ready)
                .findFirst();
    }

    /** What would be done, and why it cannot be. */
    static List<String> blocked(PeeringState state, SeenPool seen) {
        NextStep next = new NextStep(state, seen);
        return next.comparison.differences().stream()
                .flatMap(next::towards)
                .filter(step -> step.check(seen) instanceof Step.Blocked)
                .map(step -> step.card().title() + ": " + step.check(seen))
                .toList();
    }

    /** What is broken comes first: a member that only looks healthy cannot be relied upon for anything else. */
    private static boolean isHarmless(Difference difference) {
        return !(difference instanceof Difference.IdentityChanged) && !(difference instanceof Difference.Rejected);
    }

    private Stream<Step> towards(Difference difference) {
        return switch (difference) {
            case Difference.MissingInPool missing ->
                allBefriended() ? Stream.of(new PeerStep.Probe(missing.name())) : Stream.empty();
            case Difference.IdentityChanged changed ->
                Stream.concat(detachUnused(changed.name(), changed.bricks()), restore(changed));
            case Difference.Rejected rejected ->
                Stream.concat(
                        detachUnused(rejected.name(), rejected.bricks()),
                        seen.volumes().stream()
                                .map(volume -> new RepairStep.ForgetVolume(rejected.name(), volume.name())));
            case Difference.AliasMissing missing
            when missing.takenBy().isEmpty() ->
                another(missing).map(from -> new PeerStep.Alias(missing.name(), missing.alias(), from.name()));
            case Difference.DepartedWithBricks departed ->
                departed.bricks().stream().flatMap(this::away);
            case Difference.BrickGone gone -> away(gone.brick());
            case Difference.DepartedWithout departed -> Stream.of(new PeerStep.Detach(departed.name()));
            case Difference.AliasMissing _,
                    Difference.BrickNew _,
                    Difference.Unpublished _,
                    Difference.Incomplete _,
                    Difference.Clash _,
                    Difference.OutsidePool _,
                    Difference.CutOff _ -> Stream.empty();
        };
    }

    /** The shorter way where there are no bricks, which glusterd bars while somebody else is away. */
    private static Stream<Step> detachUnused(HostName name, List<Brick> bricks) {
        return bricks.isEmpty() ? Stream.of(new PeerStep.Detach(name)) : Stream.empty();
    }

    /** One that is a member under its new identity too is not to lose that one for an old one without bricks. */
    private Stream<Step> restore(Difference.IdentityChanged changed) {
        boolean twice = seen.nodes().stream().anyMatch(node -> node.id().equals(changed.now()));
        return twice && changed.bricks().isEmpty()
                ? Stream.empty()
                : Stream.of(new RepairStep.RestoreIdentity(
                        changed.name(), changed.inPool(), 100000, seen.here(), changed.name()));
    }

    private boolean allBefriended() {
        return seen.nodes().stream()
                .filter(SeenNode::isUp)
                .allMatch(node -> new PeerStep.AwaitMember(node.name()).check(seen) instanceof Step.Done);
    }

    private Stream<SeenNode> another(Difference.AliasMissing missing) {
        NodeId named = seen.member(missing.name()).map(SeenNode::id).orElseThrow();
        return seen.nodes().stream()
                .filter(node -> node.isUp() && !node.id().equals(named))
                .filter(node -> seen.facts(node.name()).flatMap(NodeFacts::id).equals(Optional.of(node.id())))
                .limit(1);
    }

    private Stream<Step> away(Brick brick) {
        Volume volume = seen.volumes().stream()
                .filter(found -> found.bricks().contains(brick))
                .findFirst()
                .orElseThrow();
        List<NodeId> others = volume.subvolumes().stream()
                .map(Subvolume::bricks)
                .filter(bricks -> bricks.contains(brick))
                .flatMap(List::stream)
                .filter(other -> !other.equals(brick))
                .map(Brick::node)
                .toList();
        return comparison.differences().stream()
                .filter(Difference.BrickNew.class::isInstance)
                .map(Difference.BrickNew.class::cast)
                .filter(free -> seen.member(free.name())
                        .filter(node -> node.isUp() && !others.contains(node.id()))
                        .isPresent())
                .map(free -> new WantedBrick(
                        free.name(), place(free.brick()).orElseThrow().brickOf(volume.name())))
                .map(fresh ->
                        new LayoutStep.Replace(volume.name(), new WantedBrick(brick.host(), brick.path()), fresh));
    }

    private static Optional<BrickPlace> place(UnitBrick brick) {
        return brick.place();
    }
}
