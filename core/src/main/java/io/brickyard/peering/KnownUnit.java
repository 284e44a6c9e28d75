package io.brickyard.peering;

import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A unit as it is remembered.
 *
 * @param facts the newest
 * @param whole the newest that were complete: the last known address, when the unit fell silent
 * @param bricks by their texts: those that it was last seen to offer; what it does not tell for a while is not gone
 * @param withdrawn by their texts: those that it offered once and does not any more
 * @param identities those that it ever told, the present one last
 */
public record KnownUnit(
        UnitFacts facts,
        Optional<UnitFacts> whole,
        Map<String, UnitBrick> bricks,
        Map<String, UnitBrick> withdrawn,
        List<NodeId> identities) {

    public KnownUnit {
        bricks = Map.copyOf(bricks);
        withdrawn = Map.copyOf(withdrawn);
        identities = List.copyOf(identities);
    }

    static KnownUnit unheardOf(UnitName unit) {
        return new KnownUnit(UnitFacts.silent(unit, Long.MIN_VALUE), Optional.empty(), Map.of(), Map.of(), List.of());
    }

    /** One that departed and comes back: what it told then it has to tell anew. */
    KnownUnit again() {
        Map<String, UnitBrick> offered = new TreeMap<>(withdrawn);
        offered.putAll(bricks);
        return new KnownUnit(UnitFacts.silent(unit(), facts.epoch()), whole, Map.of(), offered, identities);
    }

    public UnitName unit() {
        return facts.unit();
    }

    /** The one that it told last. */
    public Optional<NodeId> identity() {
        return identities.isEmpty() ? Optional.empty() : Optional.of(identities.getLast());
    }

    KnownUnit with(UnitFacts now) {
        Map<String, UnitBrick> offered = new TreeMap<>();
        now.bricks()
                .ifPresentOrElse(
                        found -> found.forEach(brick -> offered.put(brick.text(), brick)),
                        () -> offered.putAll(bricks));
        Map<String, UnitBrick> gone = new TreeMap<>(withdrawn);
        gone.putAll(bricks);
        gone.keySet().removeAll(offered.keySet());
        List<NodeId> told = new ArrayList<>(identities);
        now.identity().ifPresent(id -> {
            told.remove(id);
            told.add(id);
        });
        return new KnownUnit(now, now.isComplete() ? Optional.of(now) : whole, offered, gone, told);
    }
}
