package io.brickyard.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brickyard.agent.intake.Intake;
import io.brickyard.agent.intake.IntakeCounts;
import io.brickyard.agent.intake.IntakeSettings;
import io.brickyard.agent.intake.SourcePolicy;
import io.brickyard.events.Event;
import io.brickyard.events.EventType;
import io.brickyard.events.Origin;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HeldJournal journal = new HeldJournal();
    private final List<String> kept = new ArrayList<>();
    private final List<String> overcome = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Intake intake;

    @SuppressWarnings("NullAway.Init")
    private Recorder recorder;

    @BeforeEach
    void begin() {
        IntakeSettings settings =
                new IntakeSettings(List.of("127.0.0.1"), List.of(0), 1, 1, new Bytes(4 << 20), new Bytes(16 << 20));
        intake = new Intake(settings, new SourcePolicy(SourcePolicy.Rules.USUAL), Clock.systemUTC());
        recorder = new Recorder(intake, journal, RecorderTest::read, List::of, this::hear, overcome::add);
    }

    @AfterEach
    void end() {
        intake.close();
        recorder.close();
    }

    @Test
    void datagramsComeToTheJournalInTheirOrder() throws Exception {
        send(0, 500);
        await().atMost(PATIENCE).until(() -> journal.bodies().size() == 500);
        assertThat(journal.bodies()).isEqualTo(bodies(500));
    }

    @Test
    void whileTheJournalFailsNothingIsLostAndItIsTold() throws Exception {
        journal.fail(true);
        send(0, 100);
        await().atMost(PATIENCE).until(() -> recorder.trouble().isPresent());
        assertThat(recorder.trouble()).contains("no room");
        send(100, 300);
        journal.fail(false);
        await().atMost(PATIENCE).until(() -> journal.bodies().size() == 300);
        assertThat(journal.bodies()).isEqualTo(bodies(300));
        assertThat(recorder.trouble()).isEmpty();
        assertThat(kept).isEqualTo(bodies(300));
        assertThat(overcome).singleElement().asString().contains("no room");
    }

    @Test
    void whatMeetsADefectIsPassedOverAndTheRestIsKept() throws Exception {
        send("unreadable", "event 0", "unkeepable", "event 1", "unheard", "event 2");
        await().atMost(PATIENCE).until(() -> journal.bodies().contains("event 2"));
        assertThat(journal.bodies()).containsExactly("event 0", "event 1", "unheard", "event 2");
        assertThat(recorder.notUnderstood()).isEqualTo(1);
        assertThat(recorder.trouble()).isEmpty();
    }

    @Test
    void aStopBringsWhatWasTakenInToTheJournal() throws Exception {
        send(0, 200);
        intake.stop();
        recorder.close();
        assertThat(journal.bodies()).isEqualTo(bodies(200));
    }

    @Test
    void whatIsNoEventIsCounted() throws Exception {
        try (DatagramSocket sender = new DatagramSocket()) {
            sender.send(new DatagramPacket(new byte[0], 0, intake.bound().getFirst()));
        }
        await().atMost(PATIENCE).until(() -> recorder.notUnderstood() == 1);
    }

    @Test
    void aLossIsToldOnce() {
        List<IntakeCounts> counts = new ArrayList<>(List.of(
                new IntakeCounts(9, 0, 0, 0, 0, 0),
                new IntakeCounts(9, 4, 1, 2, 3, 0),
                new IntakeCounts(9, 4, 1, 2, 3, 0)));
        Losses losses = new Losses(counts::removeFirst);
        assertThat(losses.sinceLast()).isEmpty();
        assertThat(losses.sinceLast()).contains(new Losses.Loss(3, 2, 1));
        assertThat(losses.sinceLast()).isEmpty();
    }

    private void hear(List<Event> events) {
        for (Event event : events) {
            String body = event.compat().orElse("");
            if (body.equals("unheard")) {
                throw new IllegalStateException("a defect");
            }
            kept.add(body);
        }
    }

    private void send(int from, int to) throws Exception {
        send(bodies(to).subList(from, to).toArray(String[]::new));
    }

    private void send(String... texts) throws Exception {
        try (DatagramSocket sender = new DatagramSocket()) {
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                sender.send(
                        new DatagramPacket(bytes, bytes.length, intake.bound().getFirst()));
            }
        }
    }

    private static List<String> bodies(int count) {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add("event " + i);
        }
        return bodies;
    }

    private static Optional<Event> read(byte[] datagram, Instant received) {
        if (datagram.length == 0) {
            return Optional.empty();
        }
        if (new String(datagram, StandardCharsets.UTF_8).equals("unreadable")) {
            throw new IllegalArgumentException("a defect");
        }
        EventType type = new EventType(
                "SOMETHING", OptionalInt.empty(), "test", Severity.INFO, Origin.GLUSTERFS, "", List.of(), List.of());
        return Optional.of(new Event(
                received,
                received,
                NodeId.parse("4bc5317e-3312-4e58-bd09-feb3c95613d3"),
                type,
                Subject.NOTHING,
                Map.of(),
                Set.of(),
                Optional.of(new String(datagram, StandardCharsets.UTF_8))));
    }
}
