package io.brickyard.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SieveTest {

    private static final Subject NODE_AND_VOLUME =
            new Subject(Optional.of("Node1"), Optional.of("gv0"), Optional.empty());

    @Test
    void onlyVolumesMindTheCase() {
        assertThat(passes(List.of("volume_*"), List.of(), List.of(), NODE_AND_VOLUME))
                .isTrue();
        assertThat(passes(List.of(), List.of("GV?"), List.of(), NODE_AND_VOLUME))
                .isFalse();
        assertThat(passes(List.of(), List.of("gv?"), List.of(), NODE_AND_VOLUME))
                .isTrue();
        assertThat(passes(List.of(), List.of(), List.of("NODE*"), NODE_AND_VOLUME))
                .isTrue();
    }

    @Test
    void oneOfSeveralPatternsIsEnoughAndEveryConditionMustHold() {
        assertThat(passes(List.of("PEER_*", "VOLUME_START"), List.of("other", "gv0"), List.of(), NODE_AND_VOLUME))
                .isTrue();
        assertThat(passes(List.of("VOLUME_START"), List.of("other"), List.of(), NODE_AND_VOLUME))
                .isFalse();
    }

    @Test
    void whoeverAsksForAVolumeGetsNoEventThatNamesNone() {
        assertThat(passes(List.of(), List.of("*"), List.of(), Subject.NOTHING)).isFalse();
        assertThat(passes(List.of(), List.of(), List.of(), Subject.NOTHING)).isTrue();
    }

    @Test
    void aBricksHostIsItsNode() {
        Subject brick = new Subject(Optional.empty(), Optional.empty(), Optional.of("node2:/bricks/b"));

        assertThat(passes(List.of(), List.of(), List.of("node2"), brick)).isTrue();
        assertThat(passes(List.of(), List.of(), List.of("node2:*"), brick)).isFalse();
    }

    private static boolean passes(List<String> types, List<String> volumes, List<String> nodes, Subject subject) {
        EventFilter filter = new EventFilter(types, List.of(), Severity.INFO, volumes, nodes);
        return new Sieve(filter).passes("VOLUME_START", "volume", Severity.INFO, subject);
    }
}
