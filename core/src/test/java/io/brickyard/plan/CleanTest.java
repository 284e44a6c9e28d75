package io.brickyard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CleanTest {

    private static final HostName ONE = new HostName("gl1");
    private static final BrickPath BRICK = new BrickPath("/bricks/b1/gv0");
    private static final UUID VOLUME = UUID.fromString("0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final UUID OTHER = UUID.fromString("1dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final NodeStep.Clean CLEAN = new NodeStep.Clean(ONE, BRICK, VOLUME, Leftover.NO_FILES);

    private static Step.Check check(Optional<UUID> mark, Set<UUID> remains) {
        NodeFacts.PlaceFacts place = new NodeFacts.PlaceFacts(
                BRICK,
                mark.isPresent(),
                true,
                new Bytes(0),
                new Bytes(0),
                mark.isEmpty(),
                mark,
                Optional.empty(),
                remains);
        NodeFacts facts = new NodeFacts(Optional.empty(), true, Map.of(), List.of(place));
        return CLEAN.check(new SeenPool(
                NodeId.parse("2dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e"),
                List.of(),
                List.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(ONE, facts),
                Set.of()));
    }

    @Test
    void aBrickIsCleanedWhenNothingOfItIsLeft() {
        assertThat(check(Optional.of(VOLUME), Set.of())).isInstanceOf(Step.Ready.class);
        assertThat(check(Optional.empty(), Set.of())).isInstanceOf(Step.Done.class);
    }

    @Test
    void whatWasTakenAwayAndIsNotRemovedIsStillToBeRemoved() {
        assertThat(check(Optional.empty(), Set.of(VOLUME))).isInstanceOf(Step.Ready.class);
        assertThat(check(Optional.of(OTHER), Set.of(VOLUME))).isInstanceOf(Step.Ready.class);
        assertThat(check(Optional.empty(), Set.of(OTHER))).isInstanceOf(Step.Done.class);
    }

    @Test
    void anotherVolumesBrickIsLeftAlone() {
        assertThat(check(Optional.of(OTHER), Set.of())).isInstanceOf(Step.Blocked.class);
    }
}
