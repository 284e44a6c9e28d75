package io.brickyard.agent.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A file of dead letters, oldest first, one in a line. Added ones are on disk when {@link #add} returns; removing writes the file
 * anew and puts it in the old one's place. Not safe for use by many threads.
 */
final class DeadLetterFile {

    private final Path file;
    private final String url;
    private long count;
    private long bytes;

    DeadLetterFile(Path file, String url) throws IOException {
        this.file = file;
        this.url = url;
        if (Files.exists(file)) {
            endLastLine();
            count = whole();
            bytes = Files.size(file);
        }
    }

    /** Lines that are not cut off; they need not be understood for that, which would take long for many. */
    private long whole() throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .count();
        }
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    void add(List<DeadLetter> letters) throws IOException {
        StringBuilder lines = new StringBuilder();
        letters.forEach(letter -> lines.append(DeadLetterLine.of(letter)).append('\n'));
        try (FileChannel channel = open(file, StandardOpenOption.APPEND)) {
            append(channel, StandardCharsets.UTF_8.encode(lines.toString()));
        }
        count += letters.size();
    }

    private void append(FileChannel channel, ByteBuffer lines) throws IOException {
        try {
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
            channel.force(true);
            bytes = channel.size();
        } catch (IOException e) {
            channel.truncate(bytes); // or the next one would go on behind half a line
            throw e;
        }
    }

    /** Those that are wanted, oldest first. */
    List<DeadLetter> find(Predicate<DeadLetter> wanted, int most) throws IOException {
        List<DeadLetter> found = new ArrayList<>();
        if (Files.exists(file)) {
            each(letter -> {
                if (wanted.test(letter)) {
                    found.add(letter);
                }
                return found.size() < most;
            });
        }
        return found;
    }

    /** How many there were to remove. */
    int remove(Predicate<DeadLetter> unwanted) throws IOException {
        if (find(unwanted, 1).isEmpty()) {
            return 0;
        }
        Path anew = file.resolveSibling(file.getFileName() + ".new");
        long[] kept = {0};
        try (FileChannel channel = open(anew, StandardOpenOption.TRUNCATE_EXISTING)) {
            Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8);
            each(letter -> {
                if (!unwanted.test(letter)) {
                    write(writer, DeadLetterLine.of(letter));
                    kept[0]++;
                }
                return true;
            });
            writer.flush();
            channel.force(true);
            bytes = channel.size();
        }
        Files.move(anew, file, StandardCopyOption.ATOMIC_MOVE);
        int removed = (int) (count - kept[0]);
        count = kept[0];
        return removed;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        count = 0;
        bytes = 0;
    }

    private static void write(Writer writer, String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void each(Predicate<DeadLetter> more) throws IOException {
        // What is no UTF-8 any more must not hide the other lines: this reader replaces it.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Optional<DeadLetter> letter = DeadLetterLine.read(url, line);
                if (letter.isPresent() && !more.test(letter.get())) {
                    return;
                }
            }
        }
    }

    /** Or what is added after a line that was cut off would be lost with it. */
    private void endLastLine() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            long size = channel.size();
            if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
            }
        }
    }

    private static FileChannel open(Path file, StandardOpenOption option) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, option),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
