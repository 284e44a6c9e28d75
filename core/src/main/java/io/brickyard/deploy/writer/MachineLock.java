package io.brickyard.deploy.writer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The part of the right to change the pool that this machine gives: a locked file with its holder's name in it. The kernel lets go of
 * the lock when the process ends, however that happens. So whoever has it knows that nobody else on this machine acts.
 */
final class MachineLock implements AutoCloseable {

    private static final int LONGEST_NAME = 1024;

    private final FileChannel file;

    private MachineLock(FileChannel file) {
        this.file = file;
    }

    /** What came of asking for it. */
    sealed interface Asked {}

    /** It is ours until it is closed. */
    record Ours(MachineLock lock) implements Asked {}

    /** Somebody else has it. */
    record Held(String holder) implements Asked {}

    /** @param name who asks, for others to read: user, machine, process, since when */
    static Asked ask(Path path, String name) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = file.tryLock(Long.MAX_VALUE - 1, 1, false); // not the text, which others are to read
            if (lock == null) {
                Held held = new Held(holder(file).orElse("somebody who has not said who"));
                file.close();
                return held;
            }
            file.truncate(0);
            file.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)), 0);
            return new Ours(new MachineLock(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the lock " + path + " cannot be had", e);
        }
    }

    private static Optional<String> holder(FileChannel file) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_NAME);
        file.read(text, 0);
        String name = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of whoever changes the pool cannot be closed", e);
        }
    }
}
