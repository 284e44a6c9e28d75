package io.brickyard.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many kills: the property {@code journal.kills}, 30 if not given; from the seed {@code journal.seed}. */
class KillTest {

    private static final int KILLS = Integer.getInteger("journal.kills", 30);
    private static final long SEED = Long.getLong("journal.seed", new Random().nextLong());

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<Long, Long> acknowledged = new HashMap<>();
    private final Map<Long, Integer> kept = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private long checked;
    private long nextGroup;

    @Test
    void whatWasAcknowledgedSurvivesAnyKillWholeAndOnce() throws Exception {
        System.out.println("journal.seed=" + SEED + " journal.kills=" + KILLS);
        for (int kill = 0; kill < KILLS; kill++) {
            appendUntilKilled();
            check();
        }
        System.out.println("groups acknowledged=" + acknowledged.size() + " kept=" + kept.size());
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    private void appendUntilKilled() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledAppender.class.getName(),
                        folder.toString(),
                        String.valueOf(nextGroup))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(take(lines)).as("the child appends").isTrue();
            killAfter(child, random.nextLong(TimeUnit.MILLISECONDS.toNanos(200)));
            while (take(lines)) {}
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** The moment is meant to be any, so here a pause is no wait for something. */
    private static void killAfter(Process child, long nanos) {
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(nanos);
            child.toHandle().destroyForcibly(); // Process's own would close the pipe with what is still in it
        });
    }

    private boolean take(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return false;
        }
        String[] words = line.split(" ", 2);
        acknowledged.put(Long.parseLong(words[0]), Long.parseLong(words[1]));
        return true;
    }

    private void check() {
        Map<Long, Long> lastOfGroup = new HashMap<>();
        try (SqliteJournal journal =
                SqliteJournal.open(folder, Samples.NODE, Retention.USUAL, Clock.systemUTC(), Samples.FORMS)) {
            assertThat(journal.recovered()).isEmpty();
            for (List<Entry> entries; !(entries = journal.after(checked, 1000)).isEmpty(); ) {
                for (Entry entry : entries) {
                    assertThat(entry.sequence()).isGreaterThan(checked);
                    assertThat(ids.add(entry.id())).isTrue();
                    checked = entry.sequence();
                    long group = Samples.marker(entry) / KilledAppender.MARKERS;
                    kept.merge(group, 1, Integer::sum);
                    lastOfGroup.put(group, entry.sequence());
                    nextGroup = Math.max(nextGroup, group + 1);
                }
            }
        }
        kept.forEach((group, count) -> assertThat(count).as("group " + group).isEqualTo(KilledAppender.size(group)));
        assertThat(kept.keySet()).containsAll(acknowledged.keySet());
        lastOfGroup.forEach((group, last) -> assertThat(acknowledged.getOrDefault(group, last))
                .as("group " + group)
                .isEqualTo(last));
        nextGroup += 10; // numbers of groups that were begun and not kept
    }
}
