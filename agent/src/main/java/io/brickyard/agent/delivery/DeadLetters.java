package io.brickyard.agent.delivery;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * One webhook's dead letters, oldest first, in a few {@linkplain DeadLetterFile files} with rising numbers. Beyond a limit the
 * oldest file goes as a whole, and somebody is told how many letters were in it. Nothing but their number is kept in memory. Safe
 * for use by many threads.
 */
final class DeadLetters {

    /** Bytes of one webhook's. */
    static final long MOST = 256L << 20;

    private static final int FILES = 16;

    private final Path folder;
    private final String name;
    private final String url;
    private final long most;
    private final LongConsumer dropped;
    private final Deque<DeadLetterFile> files = new ArrayDeque<>();
    private int next;

    /**
     * @param name what the files' names begin with
     * @param url of the webhook, as it may be shown
     * @param most bytes; a little more for a moment
     * @param dropped told how many of the oldest were let go each time there were too many
     */
    DeadLetters(Path folder, String name, String url, long most, LongConsumer dropped) throws IOException {
        this.folder = folder;
        this.name = name;
        this.url = url;
        this.most = most;
        this.dropped = dropped;
        for (int number : numbers(folder, name)) {
            files.addLast(new DeadLetterFile(file(number), url));
            next = number + 1;
        }
    }

    private static List<Integer> numbers(Path folder, String name) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, name + ".*.dead")) {
            for (Path file : found) {
                String number = file.getFileName().toString().substring(name.length() + 1);
                numbers.add(Integer.parseInt(number.substring(0, number.length() - ".dead".length())));
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private Path file(int number) {
        return folder.resolve(name + "." + number + ".dead");
    }

    synchronized long count() {
        return files.stream().mapToLong(DeadLetterFile::count).sum();
    }

    /** They are on disk when this returns. */
    void add(List<DeadLetter> letters) throws IOException {
        long gone = added(letters);
        if (gone > 0) {
            dropped.accept(gone);
        }
    }

    private synchronized long added(List<DeadLetter> letters) throws IOException {
        if (files.isEmpty() || files.getLast().bytes() >= most / FILES) {
            files.addLast(new DeadLetterFile(file(next++), url));
        }
        files.getLast().add(letters);
        long gone = 0;
        while (files.size() > 1
                && files.stream().mapToLong(DeadLetterFile::bytes).sum() > most) {
            DeadLetterFile oldest = files.removeFirst();
            gone += oldest.count();
            oldest.delete();
        }
        return gone;
    }

    /** Those that are wanted, oldest first. */
    synchronized List<DeadLetter> find(Predicate<DeadLetter> wanted, int atMost) throws IOException {
        List<DeadLetter> found = new ArrayList<>();
        for (DeadLetterFile file : files) {
            if (found.size() < atMost) {
                found.addAll(file.find(wanted, atMost - found.size()));
            }
        }
        return found;
    }

    /** How many there were to remove. */
    synchronized int remove(Predicate<DeadLetter> unwanted) throws IOException {
        int removed = 0;
        for (DeadLetterFile file : List.copyOf(files)) {
            removed += file.remove(unwanted);
            if (file.count() == 0) {
                file.delete();
                files.remove(file);
            }
        }
        return removed;
    }

    /** All that a webhook has left. */
    static void delete(Path folder, String name) throws IOException {
        for (int number : numbers(folder, name)) {
            Files.deleteIfExists(folder.resolve(name + "." + number + ".dead"));
        }
    }
}
