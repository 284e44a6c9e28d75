package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.LaneState.Range;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One lane's state in memory that a file is mapped to: two copies, written in turns, each with a generation and a checksum, so
 * that one is always whole. Safe for use by many threads.
 */
final class Place {

    static final int BYTES = 128;

    private static final long MAGIC = 0x627279636b637572L;
    private static final int SUM = BYTES - 4;

    private final List<MemorySegment> copies;
    private long generation;

    /** @param copies two of {@link #BYTES} each, in pages of their own, or a write that power was cut off from could damage both */
    Place(List<MemorySegment> copies) {
        this.copies = List.copyOf(copies);
    }

    /** Whose it is and where that lane stands; empty when nothing whole was ever written here. */
    record Content(Key key, LaneState state) {}

    synchronized Optional<Content> read() {
        Optional<Content> newest = Optional.empty();
        for (MemorySegment copy : copies) {
            ByteBuffer bytes = bytes(copy);
            if (bytes.getLong(0) == MAGIC && bytes.getInt(SUM) == sum(bytes) && bytes.getLong(8) >= generation) {
                generation = bytes.getLong(8);
                newest = Optional.of(content(bytes));
            }
        }
        return newest;
    }

    /** Whether it was in use but cannot be read, and was perhaps this one's. */
    synchronized boolean damaged(Key key) {
        return read().isEmpty()
                && copies.stream()
                        .map(Place::bytes)
                        .anyMatch(bytes -> bytes.getLong(16) == key.high() && bytes.getLong(24) == key.low());
    }

    synchronized boolean blank() {
        return copies.stream().map(Place::bytes).allMatch(bytes -> bytes.getLong(0) == 0 && bytes.getInt(SUM) == 0);
    }

    synchronized void write(Key key, LaneState state) {
        generation++;
        Trouble trouble = state.trouble();
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(MAGIC).putLong(generation).putLong(key.high()).putLong(key.low());
        bytes.putLong(state.cursor()).putInt(trouble.attempts()).putInt(trouble.refusals());
        bytes.putLong(trouble.since().toEpochMilli());
        bytes.putLong(trouble.decided().toEpochMilli());
        bytes.putLong(trouble.pause().toMillis());
        bytes.putLong(state.replay().after()).putLong(state.replay().last());
        bytes.putInt(SUM, sum(bytes));
        copies.get((int) (generation % 2)).copyFrom(MemorySegment.ofArray(bytes.array()));
    }

    synchronized void clear() {
        copies.forEach(copy -> copy.fill((byte) 0));
        generation = 0;
    }

    private static ByteBuffer bytes(MemorySegment copy) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        MemorySegment.ofArray(bytes.array()).copyFrom(copy);
        return bytes;
    }

    private static Content content(ByteBuffer bytes) {
        bytes.position(16);
        Key key = new Key(bytes.getLong(), bytes.getLong());
        long cursor = bytes.getLong();
        Trouble trouble = new Trouble(
                bytes.getInt(),
                bytes.getInt(),
                Instant.ofEpochMilli(bytes.getLong()),
                Instant.ofEpochMilli(bytes.getLong()),
                Duration.ofMillis(bytes.getLong()));
        return new Content(key, new LaneState(cursor, trouble, new Range(bytes.getLong(), bytes.getLong())));
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, SUM);
        return (int) sum.getValue();
    }
}
