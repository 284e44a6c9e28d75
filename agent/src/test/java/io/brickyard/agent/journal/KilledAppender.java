package io.brickyard.agent.journal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The process that {@link KillTest} kills: appends groups from several threads, and tells each on its standard output once it
 * is acknowledged: {@code GROUP LAST-SEQUENCE}. Arguments: a folder, the first group.
 */
final class KilledAppender {

    /** Events of a group have markers from here on. */
    static final long MARKERS = 100;

    private static final int THREADS = 3;

    private KilledAppender() {}

    static int size(long group) {
        return (int) (group * 31 % 40) + 1;
    }

    public static void main(String[] arguments) {
        AtomicLong groups = new AtomicLong(Long.parseLong(arguments[1]));
        SqliteJournal journal = SqliteJournal.open(
                Path.of(arguments[0]), Samples.NODE, Retention.USUAL, Clock.systemUTC(), Samples.FORMS);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> append(journal, groups, out));
        }
    }

    private static void append(SqliteJournal journal, AtomicLong groups, FileOutputStream out) {
        try {
            while (true) {
                long group = groups.getAndIncrement();
                long from = group * MARKERS;
                long last = journal.append(LongStream.range(from, from + size(group))
                        .mapToObj(Samples::event)
                        .toList());
                // One short write to a pipe is never torn.
                out.write((group + " " + last + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (java.io.IOException _) {
            Runtime.getRuntime().halt(1);
        }
    }
}
