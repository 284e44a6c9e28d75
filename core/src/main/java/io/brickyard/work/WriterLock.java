package io.brickyard.work;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps this node's {@link TermLock} in a file, {@code /var/lib/brickyard/writer}. Who looks and who writes are kept apart by a lock
 * of the kernel on a file beside it, held for as long as that takes.
 */
final class WriterLock {

    private static final int LARGEST = 4096;
    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final int TRIES = 400;

    private final Path state;
    private final Path file;
    private final Supplier<Uptime> clock;

    WriterLock(Path state, Supplier<Uptime> clock) {
        this.state = state;
        this.file = state.resolve("writer");
        this.clock = clock;
    }

    NodeResult take(NodeTask.TakeLock task) {
        return alone(found -> TermLock.take(found, task, clock.get()));
    }

    NodeResult release(NodeTask.ReleaseLock task) {
        return alone(found -> TermLock.release(found, task));
    }

    private NodeResult alone(Function<Optional<TermLock>, TermLock.Answer> asking) {
        try {
            Files.createDirectories(state);
            try (FileChannel channel = FileChannel.open(
                            file.resolveSibling("writer.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = locked(channel)) {
                Optional<TermLock> found = read();
                TermLock.Answer answer = asking.apply(found);
                if (!answer.left().equals(found)) {
                    write(answer.left());
                }
                return answer.result();
            }
        } catch (IOException failed) {
            throw WorkFailure.of("the lock of the pool's writer cannot be used", failed);
        }
    }

    private void write(Optional<TermLock> lock) throws IOException {
        if (lock.isPresent()) {
            DurableFile.write(file, lock.get().json().inPythonsWay() + "\n");
        } else {
            Files.deleteIfExists(file);
        }
    }

    /** Others have it for a moment only. Java refuses a second thread of one process at once, so that one tries again. */
    private static FileLock locked(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException _) {
                // Another thread.
            }
            try {
                Thread.sleep(MOMENT);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
        }
        throw new IOException("somebody keeps writer.lock locked");
    }

    private Optional<TermLock> read() throws IOException {
        try {
            return Optional.of(TermLock.read(Fields.read(Files.readAllBytes(file), LARGEST)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (FormFailure | IllegalArgumentException damaged) {
            throw new WorkFailure(
                    "it cannot be told who holds the lock",
                    file + " is damaged: " + damaged.getMessage(),
                    "make sure that nobody changes the pool, then remove that file");
        }
    }
}
