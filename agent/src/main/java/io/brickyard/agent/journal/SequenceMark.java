package io.brickyard.agent.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file {@code sequence}, beside the database: no number beyond the one in it was ever given. Numbers are reserved there
 * many at a time, durably before the first of them is given; an orderly close gives back those that are left. So whatever
 * becomes of the database, or of the end of its log, no number is given twice: after anything but an orderly close counting
 * goes on beyond the reserved ones.
 *
 * <p>The file has two slots, written in turns, each with a generation, the number and their sum. A torn write leaves the other
 * slot, which tells as much. It is written in place: a full disk does not hinder it.
 */
final class SequenceMark implements AutoCloseable {

    private static final long AT_A_TIME = 100_000;
    private static final int SLOT = 512;

    private final RandomAccessFile file;
    private long generation;
    private long reserved;

    private SequenceMark(RandomAccessFile file) {
        this.file = file;
    }

    static SequenceMark open(Path folder) throws IOException {
        SequenceMark mark =
                new SequenceMark(new RandomAccessFile(folder.resolve("sequence").toFile(), "rw"));
        try {
            mark.read();
            return mark;
        } catch (IOException e) {
            mark.close();
            throw e;
        }
    }

    /** 0 when the file is new, or damaged. */
    long reserved() {
        return reserved;
    }

    void reserveFor(long sequence) throws IOException {
        if (sequence > reserved) {
            write(sequence + AT_A_TIME);
        }
    }

    void giveBack(long last) throws IOException {
        write(last);
    }

    // Not by a channel: an interrupted thread would close that.
    private void write(long number) throws IOException {
        long next = generation + 1;
        byte[] slot = new byte[SLOT];
        Arrays.fill(slot, (byte) ' ');
        byte[] text = (next + " " + number + " " + (next + number) + " ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, slot, 0, text.length);
        slot[SLOT - 1] = '\n';
        file.seek(next % 2 * SLOT);
        file.write(slot);
        file.getFD().sync();
        generation = next;
        reserved = number;
    }

    private void read() throws IOException {
        byte[] both = new byte[2 * SLOT];
        file.seek(0);
        int length = 0;
        for (int count; (count = file.read(both, length, both.length - length)) > 0; ) {
            length += count;
        }
        take(new String(both, 0, SLOT, StandardCharsets.ISO_8859_1));
        take(new String(both, SLOT, SLOT, StandardCharsets.ISO_8859_1));
    }

    private void take(String slot) {
        String[] words = slot.split(" ", 4);
        if (words.length < 4) {
            return;
        }
        try {
            long found = Long.parseLong(words[0]);
            long number = Long.parseLong(words[1]);
            if (found > generation && found + number == Long.parseLong(words[2])) {
                generation = found;
                reserved = number;
            }
        } catch (NumberFormatException _) {
            // A damaged slot, or one that was never written.
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
