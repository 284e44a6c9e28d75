package io.brickyard.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brickyard.events.Catalogue;
import io.brickyard.events.Event;
import io.brickyard.events.OwnEvents;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    private static final NodeId LOW = NodeId.parse("00000000-0000-0000-0000-000000000001");
    private static final NodeId HIGH = NodeId.parse("00000000-0000-0000-0000-000000000002");
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile NodeState other = NodeState.UP;
    private volatile boolean seen = true;
    private volatile boolean isolated;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger glances = new AtomicInteger();

    private Survey survey(NodeId here) {
        if (!seen) {
            throw new GlusterdFailure.NotListening("nobody answers");
        }
        return new Survey(
                Instant.now(),
                Duration.ZERO,
                "here",
                isolated,
                List.of(
                        node(LOW, here.equals(LOW) ? NodeState.UP : other, here),
                        node(HIGH, here.equals(HIGH) ? NodeState.UP : other, here)),
                List.of(),
                Map.of(),
                Map.of(),
                Survey.Extras.NONE,
                List.of());
    }

    private static NodeReport node(NodeId id, NodeState state, NodeId here) {
        HostName name = new HostName("node" + id.toString().charAt(35));
        return new NodeReport(
                new Node(id, name, List.of(name)), state, id.equals(here), "evidence", Optional.empty(), List.of());
    }

    private Watch watch(NodeId here) {
        Looks pool = new Looks() {
            @Override
            public Survey glance() {
                glances.incrementAndGet();
                return survey(here);
            }

            @Override
            public Survey look(Set<VolumeName> closely) {
                looks.incrementAndGet();
                return survey(here);
            }
        };
        return new Watch(
                pool,
                new MemoryFile(folder),
                Duration.ofMillis(2),
                new Telling(new OwnEvents(Catalogue.load(), here)),
                events -> events.stream().map(WatchTest::text).forEach(told::add));
    }

    private static String text(Event event) {
        return event.type().name() + " " + event.subject().node().orElse("");
    }

    private void settled() {
        int before = glances.get();
        await().atMost(DEADLINE).until(() -> glances.get() > before + 5);
    }

    @Test
    void silenceAndReturnOfANodeAreToldOnceEach() {
        try (Watch _ = watch(LOW)) {
            settled();
            other = NodeState.UNREACHABLE;
            await().atMost(DEADLINE).until(() -> told.contains("NODE_SILENT node2"));
            settled();
            other = NodeState.UP;
            await().atMost(DEADLINE).until(() -> told.contains("NODE_BACK node2"));
            settled();
        }
        assertThat(told.stream().filter(text -> text.startsWith("NODE_")))
                .containsExactly("NODE_SILENT node2", "NODE_BACK node2");
    }

    @Test
    void nodeWithAHigherIdTellsOfTheLowerOnesAbsenceFromItsBeginningToItsEnd() {
        try (Watch _ = watch(HIGH)) {
            settled();
            other = NodeState.UNREACHABLE;
            await().atMost(DEADLINE).until(() -> told.contains("NODE_SILENT node1"));
            settled();
            other = NodeState.UP;
            await().atMost(DEADLINE).until(() -> told.contains("NODE_BACK node1"));
        }
    }

    @Test
    void nodeWithAHigherIdTellsNothingOfWhatTheLowerOneSeesAsWell() {
        try (Watch _ = watch(HIGH)) {
            settled();
            other = NodeState.GLUSTERD_DOWN;
            settled();
            other = NodeState.UP;
            settled();
        }
        assertThat(told).noneMatch(text -> text.startsWith("NODE_"));
    }

    @Test
    void whoIsCutOffTellsNothing() {
        try (Watch _ = watch(LOW)) {
            settled();
            isolated = true;
            other = NodeState.UNREACHABLE;
            settled();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void poolThatCannotBeSeenEndsNoWatch() {
        seen = false;
        try (Watch _ = watch(LOW)) {
            await().atMost(DEADLINE).until(() -> looks.get() > 3);
            seen = true;
            settled();
            other = NodeState.UNREACHABLE;
            await().atMost(DEADLINE).until(() -> told.contains("NODE_SILENT node2"));
        }
    }

    @Test
    void poolThatStaysAsItIsIsGlancedAtAndNotLookedAt() {
        try (Watch _ = watch(LOW)) {
            settled();
            int before = looks.get();
            settled();
            assertThat(looks.get()).isLessThanOrEqualTo(before + 1);
        }
    }
}
