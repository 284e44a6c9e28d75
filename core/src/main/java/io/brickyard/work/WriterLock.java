package io.brickyard.work;

import io.brickyard.json.Json;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The lock of the one who changes the pool: a file on one node, {@code /var/lib/brickyard/writer}, with the holder, its token and
 * when it ends. It outlives its holder's process only until it ends by itself.
 *
 * <p>It ends by this machine's time since its start, which nobody sets; after a start of the machine it is valid for its whole
 * term once more, as its holder may be on another one. Who looks and who writes are kept apart by a lock of the kernel on a file
 * beside it, held for as long as that takes.
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

    /** @param seconds its term; it ends at {@code end}, of that boot */
    private record Entry(LockHolder holder, UUID token, long seconds, Uptime end) {

        boolean ended(Uptime now) {
            return now.boot().equals(end.boot()) ? now.seconds() >= end.seconds() : now.seconds() >= seconds;
        }

        String text() {
            return Json.Members.NONE
                            .with("holder", TaskForm.json(holder))
                            .with("token", token.toString())
                            .with("seconds", Json.Numeral.of(seconds))
                            .with("boot", end.boot())
                            .with("end", Json.Numeral.of(end.seconds()))
                            .inPythonsWay()
                    + "\n";
        }

        static Entry parse(byte[] octets) {
            Fields fields = Fields.read(octets, LARGEST).only("holder", "token", "seconds", "boot", "end");
            return new Entry(
                    TaskForm.holder(fields.object("holder")),
                    fields.uuid("token"),
                    fields.number("seconds"),
                    new Uptime(fields.text("boot"), fields.number("end")));
        }
    }

    NodeResult take(NodeTask.TakeLock task) {
        return alone(found -> {
            if (found.isPresent()
                    && !found.get().token().equals(task.token())
                    && !found.get().ended(clock.get())) {
                return new NodeResult.Held(found.get().holder());
            }
            write(task.holder(), task.token(), task.term());
            return new NodeResult.Done("the lock is taken for " + task.term().toSeconds() + " seconds");
        });
    }

    NodeResult renew(NodeTask.RenewLock task) {
        return alone(found -> {
            if (found.isEmpty() || !found.get().token().equals(task.token())) {
                return found.<NodeResult>map(other -> new NodeResult.Held(other.holder()))
                        .orElseGet(() -> new NodeResult.Failed(
                                "the lock is not renewed",
                                "nobody holds it any more",
                                "stop, look at the pool anew, and take the lock again"));
            }
            write(found.get().holder(), task.token(), task.term());
            return new NodeResult.Done("the lock is renewed for " + task.term().toSeconds() + " seconds");
        });
    }

    NodeResult release(NodeTask.ReleaseLock task) {
        return alone(found -> {
            if (found.filter(entry -> entry.token().equals(task.token())).isPresent()) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException failed) {
                    throw WorkFailure.of("the lock is not given back; it ends by itself", failed);
                }
            }
            return new NodeResult.Done("the lock is not held by you any more");
        });
    }

    private void write(LockHolder holder, UUID token, Duration term) {
        Uptime now = clock.get();
        Uptime end = new Uptime(now.boot(), now.seconds() + term.toSeconds());
        try {
            DurableFile.write(file, new Entry(holder, token, term.toSeconds(), end).text());
        } catch (IOException failed) {
            throw WorkFailure.of("the lock could not be written", failed);
        }
    }

    private NodeResult alone(Function<Optional<Entry>, NodeResult> work) {
        try {
            Files.createDirectories(state);
            try (FileChannel channel = FileChannel.open(
                            file.resolveSibling("writer.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = locked(channel)) {
                return work.apply(read());
            }
        } catch (IOException failed) {
            throw WorkFailure.of("the lock of the pool's writer cannot be used", failed);
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

    private Optional<Entry> read() throws IOException {
        try {
            return Optional.of(Entry.parse(Files.readAllBytes(file)));
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
