package io.brickyard.peering;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Facts of units for tests. */
final class Units {

    private Units() {}

    static NodeId id(int number) {
        return new NodeId(new UUID(0, number));
    }

    static UnitName unit(int number) {
        return new UnitName("glusterfs/" + number);
    }

    /** On node {@code nN}, with identity N. */
    static UnitFacts facts(int number, long epoch, String... bricks) {
        return facts(number, epoch, "192.0.2." + number, Optional.of(id(number)), bricks);
    }

    static UnitFacts facts(int number, long epoch, String address, Optional<NodeId> identity, String... bricks) {
        return new UnitFacts(
                unit(number),
                epoch,
                new Whereabouts(
                        Optional.of(new HostName("n" + number)),
                        Map.of("storage", new HostName(address)),
                        Optional.empty()),
                Optional.of(Arrays.stream(bricks).map(UnitBrick::of).toList()),
                identity,
                false);
    }

    static UnitFacts leaving(UnitFacts facts) {
        return new UnitFacts(
                facts.unit(), facts.epoch() + 1, facts.whereabouts(), facts.bricks(), facts.identity(), true);
    }

    static PeeringState seen(UnitFacts... facts) {
        return PeeringState.EMPTY.observe(List.of(facts)).state();
    }
}
