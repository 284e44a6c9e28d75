package io.brickyard.peering;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One look at all units: compares what they publish with what is remembered of them, and raises what changed. */
final class Look {

    private final PeeringState before;
    private final Map<UnitName, KnownUnit> present;
    private final Map<UnitName, KnownUnit> gone;
    private final List<Edge> raised;
    private long next;

    Look(PeeringState before) {
        this.before = before;
        present = new TreeMap<>(before.present());
        gone = new TreeMap<>(before.gone());
        raised = new ArrayList<>(before.raised());
        next = before.next();
    }

    PeeringState.Observation at(Collection<UnitFacts> now) {
        Map<UnitName, UnitFacts> roll = new TreeMap<>();
        now.forEach(facts -> roll.merge(facts.unit(), facts, (a, b) -> a.epoch() >= b.epoch() ? a : b));
        before.present().values().stream()
                .filter(unit -> !roll.containsKey(unit.unit()))
                .forEach(this::departs);
        roll.values().forEach(this::isThere);
        List<Edge> fresh =
                raised.stream().filter(edge -> edge.number() >= before.next()).toList();
        return new PeeringState.Observation(
                new PeeringState(present, gone, raised, before.members(), before.parting(), next), fresh);
    }

    private void departs(KnownUnit unit) {
        Optional<HostName> address =
                unit.whole().flatMap(facts -> facts.whereabouts().name());
        List<String> bricks = sorted(unit.bricks().keySet());
        bricksRemoved(unit.unit(), bricks);
        raise(new Edge.Departed(next, unit.unit(), address, bricks));
        present.remove(unit.unit());
        // One that was never complete was never probed; if it is a member nevertheless, somebody else made it one.
        if (unit.whole().isPresent()) {
            gone.put(unit.unit(), unit);
        }
    }

    private void isThere(UnitFacts facts) {
        KnownUnit known = present.get(facts.unit());
        if (known == null) {
            KnownUnit former = gone.remove(facts.unit());
            known = former == null ? KnownUnit.unheardOf(facts.unit()) : former.again();
            raise(new Edge.Connected(next, facts.unit()));
        }
        boolean old = facts.epoch() < known.facts().epoch();
        present.put(facts.unit(), old ? known : compared(known, facts));
    }

    private KnownUnit compared(KnownUnit known, UnitFacts facts) {
        KnownUnit now = known.with(facts);
        if (facts.identity().isPresent()
                && known.identity().isPresent()
                && !known.identity().equals(facts.identity())) {
            NodeId former = known.identity().get();
            raise(new Edge.Reimaged(next, facts.unit(), former, facts.identity().get()));
        }
        bricksRemoved(
                facts.unit(), without(known.bricks().keySet(), now.bricks().keySet()));
        bricksAvailable(
                facts.unit(), without(now.bricks().keySet(), known.bricks().keySet()));
        boolean elsewhere = !facts.whereabouts().equals(known.facts().whereabouts());
        if (facts.isComplete() && (elsewhere || !known.facts().isComplete())) {
            raise(new Edge.Available(
                    next, facts.unit(), facts.whereabouts(), sorted(now.bricks().keySet())));
        }
        return now;
    }

    private void bricksAvailable(UnitName unit, List<String> bricks) {
        if (!bricks.isEmpty()) {
            raise(new Edge.BricksAvailable(next, unit, bricks));
        }
    }

    private void bricksRemoved(UnitName unit, List<String> bricks) {
        if (!bricks.isEmpty()) {
            raise(new Edge.BricksRemoved(next, unit, bricks));
        }
    }

    /** Raises an edge, in which an older one of the same kind goes up. */
    private void raise(Edge edge) {
        Optional<Edge> older = raised.stream()
                .filter(other -> other.unit().equals(edge.unit()) && other.getClass() == edge.getClass())
                .findFirst();
        older.ifPresent(raised::remove);
        raised.add(older.map(absorbed -> joined(absorbed, edge)).orElse(edge));
        next++;
    }

    private static Edge joined(Edge older, Edge newer) {
        return switch (newer) {
            case Edge.BricksAvailable edge
            when older instanceof Edge.BricksAvailable former ->
                new Edge.BricksAvailable(edge.number(), edge.unit(), both(former.bricks(), edge.bricks()));
            case Edge.BricksRemoved edge
            when older instanceof Edge.BricksRemoved former ->
                new Edge.BricksRemoved(edge.number(), edge.unit(), both(former.bricks(), edge.bricks()));
            case Edge.Reimaged edge
            when older instanceof Edge.Reimaged former && !former.before().equals(edge.now()) ->
                new Edge.Reimaged(edge.number(), edge.unit(), former.before(), edge.now());
            case Edge.Connected _,
                    Edge.Available _,
                    Edge.Departed _,
                    Edge.BricksAvailable _,
                    Edge.BricksRemoved _,
                    Edge.Reimaged _ -> newer;
        };
    }

    private static List<String> both(List<String> some, List<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(text -> !some.contains(text)).sorted().toList();
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }
}
