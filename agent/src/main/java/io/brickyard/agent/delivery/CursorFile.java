package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.LaneState.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A lane's state on disk: two slots, written in turns, each with a generation and a checksum, so that one is always whole. A
 * write is one system call into the page cache, which outlives a killed process; {@link #force} makes it outlive the machine.
 */
final class CursorFile implements AutoCloseable {

    private static final int SLOT = 128;

    /** In pages of their own, or a write that power was cut off from could damage both. */
    private static final int APART = 4096;

    private static final long MAGIC = 0x627279636b637572L;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SLOT);
    private long generation;
    private volatile boolean dirty;

    private CursorFile(FileChannel channel) {
        this.channel = channel;
    }

    static CursorFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new CursorFile(channel);
    }

    /** Empty if nothing whole was ever written. */
    synchronized Optional<LaneState> read() throws IOException {
        Optional<LaneState> newest = Optional.empty();
        for (int slot = 0; slot < 2; slot++) {
            buffer.clear();
            while (buffer.hasRemaining() && channel.read(buffer, (long) slot * APART + buffer.position()) >= 0) {
                // until the slot is read or the file ends
            }
            if (!buffer.hasRemaining() && buffer.getLong(0) == MAGIC && buffer.getInt(SLOT - 4) == checksum()) {
                long found = buffer.getLong(8);
                if (found >= generation) {
                    generation = found;
                    newest = Optional.of(state());
                }
            }
        }
        return newest;
    }

    synchronized void write(LaneState state) throws IOException {
        generation++;
        Trouble trouble = state.trouble();
        buffer.clear();
        buffer.putLong(MAGIC).putLong(generation).putLong(state.cursor());
        buffer.putInt(trouble.attempts()).putInt(trouble.refusals());
        buffer.putLong(trouble.since().toEpochMilli());
        buffer.putLong(trouble.decided().toEpochMilli());
        buffer.putLong(trouble.pause().toMillis());
        buffer.putLong(state.replay().after()).putLong(state.replay().last());
        while (buffer.position() < SLOT - 4) {
            buffer.put((byte) 0);
        }
        buffer.putInt(checksum()).flip();
        long at = generation % 2 * APART;
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
        dirty = true;
    }

    private LaneState state() {
        buffer.position(16);
        long cursor = buffer.getLong();
        Trouble trouble = new Trouble(
                buffer.getInt(),
                buffer.getInt(),
                Instant.ofEpochMilli(buffer.getLong()),
                Instant.ofEpochMilli(buffer.getLong()),
                Duration.ofMillis(buffer.getLong()));
        return new LaneState(cursor, trouble, new Range(buffer.getLong(), buffer.getLong()));
    }

    private int checksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().position(0).limit(SLOT - 4));
        return (int) checksum.getValue();
    }

    /** Not synchronized: a lane must not wait for a slow disk. */
    boolean force() throws IOException {
        boolean due = dirty && channel.isOpen();
        if (due) {
            dirty = false;
            channel.force(false);
        }
        return due;
    }

    @Override
    public void close() throws IOException {
        if (dirty && channel.isOpen()) {
            channel.force(false);
        }
        channel.close();
    }
}
