package io.brickyard.agent.journal;

import io.brickyard.events.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench/journal} runs: the journal beside a file to which the same bytes are appended, with {@code force(false)}
 * after each group. Arguments: a folder, the seconds for each figure; a rate, when only that is to be offered.
 */
public final class MeasureJournal {

    private static final int MOST = 4096;
    private static final int[] GROUPS = {1, 16, 256, 1024};

    private final Path folder;
    private final long nanos;
    private int runs;

    private MeasureJournal(Path folder, int seconds) {
        this.folder = folder;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    public static void main(String[] arguments) throws Exception {
        MeasureJournal measuring = new MeasureJournal(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        if (arguments.length > 2) {
            measuring.offered(Integer.parseInt(arguments[2]));
            return;
        }
        measuring.throughput();
        measuring.offered(1_000);
        measuring.offered(30_000);
    }

    private void throughput() throws IOException {
        print("%-8s %16s %16s %8s", "group", "journal, ev/s", "file, ev/s", "ratio");
        try (SqliteJournal warmUp = open()) {
            asFastAsPossible(256, first -> warmUp.append(events(first, 256)));
        }
        for (int group : GROUPS) {
            double file;
            try (FileChannel channel = yardstick()) {
                file = asFastAsPossible(group, first -> write(channel, first, group));
            }
            try (SqliteJournal journal = open()) {
                double rate = asFastAsPossible(group, first -> journal.append(events(first, group)));
                print("%-8d %16.0f %16.0f %8.2f", group, rate, file, rate / file);
            }
        }
    }

    private double asFastAsPossible(int group, LongConsumer append) {
        long begin = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - begin < nanos) {
            append.accept(done);
            done += group;
        }
        return done * 1e9 / (System.nanoTime() - begin);
    }

    private void offered(int rate) throws Exception {
        try (FileChannel channel = yardstick()) {
            run("file", rate, (first, count) -> write(channel, first, count), null);
        }
        try (SqliteJournal journal = open()) {
            run("journal", rate, (first, count) -> journal.append(events(first, count)), null);
        }
        try (SqliteJournal journal = open()) {
            run("journal, followed", rate, (first, count) -> journal.append(events(first, count)), journal);
        }
    }

    /** Events come at even distances; all that have come meanwhile make the next group. Times are from coming to durable. */
    private void run(String what, int rate, Append append, @Nullable SqliteJournal followed) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong read = new AtomicLong();
        Thread reader = Thread.ofVirtual().start(() -> follow(followed, over, read));
        int all = (int) (nanos / 1_000_000_000 * rate);
        long[] times = new long[all];
        int groups = 0;
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        for (int done = 0; done < all; groups++) {
            LockSupport.parkNanos(begin + due(done, rate) - System.nanoTime());
            long come = (System.nanoTime() - begin) * rate / 1_000_000_000 + 1;
            int count = (int) Math.min(Math.min(come, all) - done, MOST);
            if (count > 0) {
                append.of(done, count);
                long now = System.nanoTime() - begin;
                for (int end = done + count; done < end; done++) {
                    times[done] = now - due(done, rate);
                }
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = (cpuNanos() - cpu) / 1e9 / seconds;
        over.set(true);
        reader.join();
        Arrays.sort(times);
        print(
                "%7d/s %-18s kept %6.0f/s in groups of %4d, p50 %6.1f ms, p99 %6.1f ms, %.2f processors, %d MB%s",
                rate,
                what,
                all / seconds,
                all / groups,
                times[all / 2] / 1e6,
                times[all / 100 * 99] / 1e6,
                used,
                resident(),
                followed == null ? "" : ", reader saw " + read.get() + " of " + all);
    }

    private static long due(int event, int rate) {
        return event * 1_000_000_000L / rate;
    }

    private interface Append {
        void of(long first, int count);
    }

    private static void follow(@Nullable SqliteJournal journal, AtomicBoolean over, AtomicLong read) {
        if (journal == null) {
            return;
        }
        try {
            long at = 0;
            while (journal.awaitAfter(at, Duration.ofMillis(100)) || !over.get()) {
                List<Entry> entries = journal.after(at, 1000);
                if (!entries.isEmpty()) {
                    at = entries.getLast().sequence();
                    read.addAndGet(entries.size());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private SqliteJournal open() {
        return SqliteJournal.open(
                folder.resolve("journal" + runs++), Samples.NODE, Retention.USUAL, Clock.systemUTC(), Samples.FORMS);
    }

    private FileChannel yardstick() throws IOException {
        return FileChannel.open(folder.resolve("file" + runs++), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void write(FileChannel channel, long first, int group) {
        StringBuilder text = new StringBuilder();
        for (var event : events(first, group)) {
            String id = new EntryId(1, Samples.marker(event)).toString();
            text.append(event.compat().orElse(""))
                    .append(Samples.FORMS.normalised(event, id))
                    .append('\n');
        }
        try {
            channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Event> events(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(Samples::event).toList();
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static void print(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
