package io.brickyard.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.NodeId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever comes in is an event in the end, in bounded time and size: {@code -Dseed=N} repeats a run. */
class HostileDatagramsTest {
    private static final NodeId NODE = NodeId.parse("4bc5317e-3312-4e58-bd09-feb3c95613d3");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private final DatagramReader reader = new DatagramReader(Catalogue.load());

    @Test
    void everythingBecomesAnEventWithAllItsForms() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("HostileDatagramsTest: -Dseed=" + seed);
        HostileDatagrams hostile = new HostileDatagrams(seed);
        for (int i = 0; i < 50_000; i++) {
            byte[] datagram = hostile.next();
            String text = new String(datagram, StandardCharsets.UTF_8);
            assertThat(reader.read(datagram, NOW, NODE)
                            .map(HostileDatagramsTest::size)
                            .isPresent())
                    .as("seed " + seed + ": " + text)
                    .isEqualTo(!text.isBlank());
        }
    }

    @Test
    void theWorstOfFullLengthTakesLittleTimeAndRoom() {
        List<String> worst = List.of(
                "1 27 " + ";".repeat(65_000),
                "1 27 path=" + "=;".repeat(32_000),
                "1 200 " + many("k%d=;", 9_000),
                "1 110 " + many("child-%d=;", 5_500),
                "1 6 name=v;options=" + ",".repeat(65_000),
                "1 6 name=v;options=" + many(",user.%d,", 6_000),
                "1 2 bricks=" + "a:/ ".repeat(16_000),
                "1 106  subvol=" + "-client-0".repeat(7_000),
                "1 99 client_uid=" + "PC_NAME:-RECON_NO".repeat(3_800),
                "1 99 client_uid=PC_NAME:" + "a-client-0".repeat(6_000) + "-RECON_NO:",
                "9".repeat(65_000) + " 2 a=b",
                "1" + " ".repeat(65_000) + "2 a=b",
                "1 2 a" + " timeout is ".repeat(5_000),
                "1 2 name=" + "\u0001".repeat(65_000));
        for (String text : worst) {
            byte[] datagram = text.getBytes(StandardCharsets.UTF_8);
            // Not by the clock: other work on the machine must not fail this.
            long from = THREADS.getCurrentThreadCpuTime();
            int size = size(reader.read(datagram, NOW, NODE).orElseThrow());
            Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - from);
            String shown = text.substring(0, 20);
            assertThat(size).as(shown).isLessThan(20 * 65_507);
            assertThat(took).as(shown).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static int size(Event event) {
        String json = NormalisedForm.json(event, "id");
        CloudEventForm form = CloudEventForm.of(event, "id");
        assertThat(Fact.of(event).key()).hasSize(32);
        form.headers().values().forEach(value -> assertThat(value).matches("[!-~]+"));
        assertThat(json).doesNotContain("\n");
        return json.length() + event.compat().map(String::length).orElse(0);
    }

    private static String many(String pattern, int times) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(pattern.formatted(i));
        }
        return text.toString();
    }
}
