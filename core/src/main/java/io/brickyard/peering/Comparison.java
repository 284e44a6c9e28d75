package io.brickyard.peering;

import io.brickyard.plan.BrickPlace;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedNode;
import io.brickyard.plan.WantedPool;
import io.brickyard.pool.Brick;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What units and pool differ in, and what follows. A pure function of a state and a look at the pool.
 *
 * <p>A unit of which something must be known first (incomplete, clashing, of another identity) is neither wanted nor leaving:
 * it is named among the differences, and otherwise left as it is. From outside of the pool, and without most of its members,
 * nothing follows at all.
 *
 * @param settled the units that are to be members, by their names
 */
public record Comparison(List<Difference> differences, List<KnownUnit> settled) {

    public Comparison {
        differences = List.copyOf(differences);
        settled = List.copyOf(settled);
    }

    public static Comparison of(PeeringState state, SeenPool seen) {
        if (state.isOutside(seen)) {
            return new Comparison(List.of(new Difference.OutsidePool(seen.here())), List.of());
        }
        if (PeeringState.isCutOff(seen)) {
            int up = (int) seen.nodes().stream().filter(SeenNode::isUp).count();
            return new Comparison(List.of(new Difference.CutOff(up, seen.nodes().size())), List.of());
        }
        return new Work(state, seen).compare();
    }

    /**
     * The pool that follows.
     *
     * @param base its name, volumes and options. Its nodes are replaced, and whoever is not named is kept: a unit that is silent
     *     for a while must not be detached for it. Who is to go is told by {@link Difference.DepartedWithBricks} and {@link
     *     Difference.DepartedWithout} alone
     */
    public WantedPool wanted(WantedPool base) {
        List<WantedNode> nodes =
                settled.stream().flatMap(unit -> node(unit).stream()).toList();
        return new WantedPool(
                base.name(), nodes, base.volumes(), base.options(), base.glusterd(), WantedPool.Removal.KEEP);
    }

    private static Optional<WantedNode> node(KnownUnit unit) {
        Whereabouts whereabouts = unit.facts().whereabouts();
        List<BrickPlace> places = unit.facts().bricks().orElse(List.of()).stream()
                .flatMap(brick -> brick.place().stream())
                .toList();
        return whereabouts
                .name()
                .map(name -> new WantedNode(name, whereabouts.addresses(), whereabouts.zone(), places));
    }

    private static final class Work {
        private final PeeringState state;
        private final SeenPool seen;
        private final List<Difference> differences = new ArrayList<>();
        private final List<KnownUnit> settled = new ArrayList<>();
        private final Set<NodeId> claimed = new HashSet<>();

        Work(PeeringState state, SeenPool seen) {
            this.state = state;
            this.seen = seen;
        }

        Comparison compare() {
            List<Difference.Clash> clashes = Clashes.among(state.present().values());
            differences.addAll(clashes);
            for (KnownUnit unit : state.present().values()) {
                claim(unit);
                if (clashes.stream().noneMatch(clash -> clash.concerns(unit.unit()))) {
                    compare(unit);
                }
            }
            for (KnownUnit unit : state.gone().values()) {
                Members.ever(seen, unit).stream()
                        .filter(member -> !claimed.contains(member.id()))
                        .forEach(member -> leaves(unit, member));
            }
            seen.nodes().stream()
                    .filter(member -> !claimed.contains(member.id()))
                    .forEach(member -> differences.add(leftOver(member)));
            if (!isFounded()) {
                differences.removeIf(Difference.MissingInPool.class::isInstance);
            }
            return new Comparison(differences, settled);
        }

        /** A pool begins with a unit that told everything: another node would be a member that nobody could ever tell to leave. */
        private boolean isFounded() {
            return seen.nodes().size() > 1
                    || state.present().values().stream()
                            .filter(unit -> unit.whole().isPresent())
                            .anyMatch(unit -> Members.formerly(seen, unit)
                                    .or(() -> Members.name(unit).flatMap(seen::member))
                                    .isPresent());
        }

        /** A member that is no unit, but for one that lost this identity, and is known under another one too. */
        private Difference leftOver(SeenNode member) {
            return state.present().values().stream()
                    .filter(unit -> unit.identities().contains(member.id()))
                    .findFirst()
                    .<Difference>map(unit -> new Difference.IdentityChanged(
                            unit.unit(),
                            member.name(),
                            member.id(),
                            unit.identities().getLast(),
                            Members.bricks(seen, member)))
                    .orElseGet(() -> new Difference.Unpublished(member.id(), member.name()));
        }

        private void claim(KnownUnit unit) {
            Members.formerly(seen, unit).ifPresent(member -> claimed.add(member.id()));
            Members.name(unit).flatMap(seen::member).ifPresent(member -> claimed.add(member.id()));
        }

        private void compare(KnownUnit unit) {
            if (!unit.facts().isComplete()) {
                differences.add(
                        new Difference.Incomplete(unit.unit(), unit.facts().missing()));
                return;
            }
            if (unit.facts().leaving()) {
                Members.formerly(seen, unit).ifPresent(member -> leaves(unit, member));
                return;
            }
            List<Difference> found = UnitComparison.of(unit, seen);
            differences.addAll(found);
            if (found.stream().noneMatch(Difference.IdentityChanged.class::isInstance)) {
                settled.add(unit);
            }
        }

        private void leaves(KnownUnit unit, SeenNode member) {
            claimed.add(member.id());
            List<Brick> bricks = Members.bricks(seen, member);
            mendedFirst(unit, member, bricks);
            differences.add(
                    bricks.isEmpty()
                            ? new Difference.DepartedWithout(unit.unit(), member.id(), member.name())
                            : new Difference.DepartedWithBricks(unit.unit(), member.id(), member.name(), bricks));
        }

        /** What keeps the bricks of a node from being moved, or others from being detached, where the node itself is still there. */
        private void mendedFirst(KnownUnit unit, SeenNode member, List<Brick> bricks) {
            if (member.standing() == SeenNode.Standing.REJECTED) {
                differences.add(new Difference.Rejected(unit.unit(), member.id(), member.name(), bricks));
            }
            Members.name(unit)
                    .flatMap(seen::facts)
                    .flatMap(NodeFacts::id)
                    .filter(now -> !now.equals(member.id()) && !bricks.isEmpty())
                    .ifPresent(now -> differences.add(
                            new Difference.IdentityChanged(unit.unit(), member.name(), member.id(), now, bricks)));
        }
    }
}
