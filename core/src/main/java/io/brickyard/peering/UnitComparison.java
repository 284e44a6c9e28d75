package io.brickyard.peering;

import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one unit, complete and not leaving, and the pool differ in. */
final class UnitComparison {

    private final KnownUnit unit;
    private final SeenPool seen;
    private final HostName name;
    private final List<Difference> differences = new ArrayList<>();

    private UnitComparison(KnownUnit unit, SeenPool seen, HostName name) {
        this.unit = unit;
        this.seen = seen;
        this.name = name;
    }

    static List<Difference> of(KnownUnit unit, SeenPool seen) {
        return unit.facts()
                .whereabouts()
                .name()
                .map(name -> new UnitComparison(unit, seen, name).compare())
                .orElse(List.of());
    }

    private List<Difference> compare() {
        Optional<SeenNode> named = seen.member(name);
        Optional<NodeId> told = unit.identity().or(() -> seen.facts(name).flatMap(NodeFacts::id));
        Optional<SeenNode> identified = told.flatMap(id -> Members.with(seen, id));
        if (named.isPresent() && told.isPresent() && !named.get().id().equals(told.get())) {
            SeenNode other = named.get();
            return List.of(new Difference.IdentityChanged(
                    unit.unit(), name, other.id(), told.get(), Members.bricks(seen, other)));
        }
        Optional<SeenNode> member = told.isPresent() ? identified : named.or(this::addressed);
        member.ifPresentOrElse(this::compare, () -> differences.add(new Difference.MissingInPool(unit.unit(), name)));
        return List.copyOf(differences);
    }

    /** A unit that never told its identity and changed its name can only be known by its other addresses. */
    private Optional<SeenNode> addressed() {
        return unit.facts().whereabouts().addresses().values().stream()
                .sorted()
                .flatMap(address -> seen.member(address).stream())
                .findFirst();
    }

    private void compare(SeenNode member) {
        if (member.standing() == SeenNode.Standing.REJECTED) {
            differences.add(new Difference.Rejected(unit.unit(), member.id(), name, Members.bricks(seen, member)));
        }
        if (!member.isCalled(name)) {
            differences.add(new Difference.AliasMissing(unit.unit(), member.name(), name, Optional.empty()));
        }
        unit.facts().whereabouts().addresses().values().stream()
                .sorted()
                .filter(address -> !address.equals(name) && !member.isCalled(address))
                .forEach(address -> differences.add(new Difference.AliasMissing(
                        unit.unit(),
                        member.name(),
                        address,
                        seen.member(address).map(SeenNode::name))));
        bricks(member);
    }

    private void bricks(SeenNode member) {
        List<Brick> used = Members.bricks(seen, member);
        unit.bricks().values().stream()
                .filter(offer -> used.stream().noneMatch(brick -> offer.holds(brick.path())))
                .sorted((a, b) -> a.text().compareTo(b.text()))
                .forEach(offer -> differences.add(new Difference.BrickNew(unit.unit(), member.name(), offer)));
        // Only what was offered once can be taken back: a brick that somebody made elsewhere is none of the unit's.
        used.stream()
                .filter(brick -> holds(unit.withdrawn().values(), brick)
                        && !holds(unit.bricks().values(), brick))
                .forEach(brick -> differences.add(new Difference.BrickGone(unit.unit(), member.name(), brick)));
    }

    private static boolean holds(Iterable<UnitBrick> offers, Brick brick) {
        for (UnitBrick offer : offers) {
            if (offer.holds(brick.path())) {
                return true;
            }
        }
        return false;
    }
}
