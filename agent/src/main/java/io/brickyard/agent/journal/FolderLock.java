package io.brickyard.agent.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A journal's folder belongs to one process, which holds a lock on its file {@code lock} and notes its process id there. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws JournalFailure when another has it */
    static FolderLock take(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, READ, WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new JournalFailure(
                        "the journal " + folder + " is in use by process " + holder(channel), false, null);
            }
            channel.truncate(0);
            channel.write(text(ProcessHandle.current().pid()));
            return new FolderLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The process that has it, by its number; empty when nobody has. */
    static Optional<String> taken(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("lock"))) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), READ, WRITE)) {
            return tryLock(channel) == null ? Optional.of(holder(channel)) : Optional.empty();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // by this very process
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    }

    private static ByteBuffer text(long pid) {
        return ByteBuffer.wrap((pid + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
