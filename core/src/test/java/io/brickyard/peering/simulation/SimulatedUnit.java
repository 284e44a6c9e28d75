package io.brickyard.peering.simulation;

import io.brickyard.peering.UnitBrick;
import io.brickyard.peering.UnitFacts;
import io.brickyard.peering.UnitName;
import io.brickyard.peering.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A unit on a node, and all that it published since it came. */
final class SimulatedUnit {

    final UnitName name;
    final SimulatedNode node;
    final Set<String> offers = new TreeSet<>();
    final boolean tellsIdentity;
    boolean onRoll = true;
    boolean leaving;
    private long epoch;
    private List<UnitFacts> published = new ArrayList<>();

    SimulatedUnit(UnitName name, SimulatedNode node, boolean tellsIdentity) {
        this.name = name;
        this.node = node;
        this.tellsIdentity = tellsIdentity;
        silence();
    }

    void comesBack() {
        published = new ArrayList<>();
        onRoll = true;
        leaving = false;
        silence();
    }

    void silence() {
        published.add(UnitFacts.silent(name, ++epoch));
    }

    /** Publishes what is known so far: before its glusterd runs a unit may know its address and not its bricks. */
    void publish(boolean complete) {
        published.add(new UnitFacts(
                name,
                ++epoch,
                new Whereabouts(Optional.of(node.name), Map.of("storage", node.address), Optional.empty()),
                complete ? Optional.of(offers.stream().map(UnitBrick::of).toList()) : Optional.empty(),
                tellsIdentity ? Optional.of(node.id) : Optional.empty(),
                leaving));
    }

    /** The newest, or now and then something older that was on its way for long. */
    UnitFacts read(Random random) {
        boolean late = random.nextInt(8) == 0;
        return late ? published.get(random.nextInt(published.size())) : published.getLast();
    }

    @Override
    public String toString() {
        return name.value();
    }
}
