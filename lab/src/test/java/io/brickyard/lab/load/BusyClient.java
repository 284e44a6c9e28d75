package io.brickyard.lab.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Writes and reads on a mounted volume without a break until it is closed: each round rewrites or makes a file and syncs it,
 * adds to a file that stays open all the time, and reads a file of an earlier round, whose checksum must be what was written.
 */
public final class BusyClient implements AutoCloseable {

    private static final int FILES = 24;
    private static final int SIZE = 48 << 10;
    private static final int RECORD = 512;

    private final String name;
    private final Path folder;
    private final Random random;
    private final Map<Integer, Long> written = new TreeMap<>();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean ending;
    private volatile long rounds;
    private volatile long worstNanos;

    public BusyClient(String name, Path mount, long seed) throws IOException {
        this.name = name;
        this.folder = Files.createDirectory(mount.resolve("busy"));
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().name("busy-" + name).start(this::work);
    }

    public long rounds() {
        return rounds;
    }

    public long worstMillis() {
        return worstNanos / 1_000_000;
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    private void work() {
        try (FileChannel journal =
                FileChannel.open(folder.resolve("journal"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (!ending) {
                round(journal);
            }
        } catch (IOException e) {
            errors.add(name + ": the file that stays open: " + e);
        }
    }

    private void round(FileChannel journal) {
        int number = random.nextInt(FILES);
        try {
            byte[] content = new byte[SIZE];
            random.nextBytes(content);
            long began = System.nanoTime();
            write(number, content);
            journal.write(ByteBuffer.wrap(content, 0, RECORD));
            journal.force(false);
            worstNanos = Math.max(worstNanos, System.nanoTime() - began);
            written.put(number, checksum(content));
            List<Integer> known = List.copyOf(written.keySet());
            verify(known.get(random.nextInt(known.size())));
        } catch (IOException e) {
            errors.add(name + ", round " + rounds + ": " + e);
        }
        rounds++;
    }

    private void write(int number, byte[] content) throws IOException {
        try (FileChannel file =
                FileChannel.open(folder.resolve("f" + number), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(content));
            file.force(true);
        }
    }

    private void verify(int number) throws IOException {
        long found = checksum(Files.readAllBytes(folder.resolve("f" + number)));
        if (found != written.getOrDefault(number, -1L)) {
            errors.add(name + ", round " + rounds + ": f" + number + " does not hold what was written");
        }
    }

    private static long checksum(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return sum.getValue();
    }

    /** Ends the work, and reads everything once more. */
    public void finish() throws IOException, InterruptedException {
        ending = true;
        thread.join();
        for (int number : written.keySet()) {
            verify(number);
        }
        long journal = Files.size(folder.resolve("journal"));
        if (journal != rounds * RECORD) {
            errors.add(name + ": the file that stayed open has " + journal + " bytes after " + rounds + " rounds");
        }
    }

    @Override
    public void close() {
        ending = true;
    }
}
