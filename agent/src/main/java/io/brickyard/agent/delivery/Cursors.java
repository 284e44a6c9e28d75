package io.brickyard.agent.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where all lanes stand, in one file that is mapped into memory. Writing is a store: a lane waits neither for the disk nor for a
 * file system that is busy with somebody else's wait for the disk, and what is stored outlives a killed process. {@link #force}
 * makes it outlive the machine, for all lanes at once.
 *
 * <p>The file consists of blocks of two pages. A page begins with a head, of which one byte is used, and goes on with places; the
 * two copies of a {@link Place} lie in the two pages of its block.
 */
final class Cursors implements AutoCloseable {

    private static final int PAGE = 4096;
    private static final int BLOCK = 2 * PAGE;

    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final Object forcing = new Object();
    private final List<MemorySegment> blocks = new ArrayList<>();
    private final List<Place> free = new ArrayList<>();
    private final List<Place> damaged = new ArrayList<>();
    private final Map<Key, Place> taken = new HashMap<>();
    private volatile boolean dirty;
    private volatile boolean closed;

    private Cursors(FileChannel channel) {
        this.channel = channel;
    }

    static Cursors open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Cursors cursors = new Cursors(channel);
        try {
            for (long block = 0; block < channel.size() / BLOCK; block++) {
                cursors.map(block);
            }
            return cursors;
        } catch (IOException e) {
            cursors.close();
            throw e;
        }
    }

    private void map(long number) throws IOException {
        MemorySegment block = channel.map(MapMode.READ_WRITE, number * BLOCK, BLOCK, arena);
        blocks.add(block);
        for (long at = Place.BYTES; at < PAGE; at += Place.BYTES) {
            Place place = new Place(List.of(block.asSlice(at, Place.BYTES), block.asSlice(PAGE + at, Place.BYTES)));
            place.read()
                    .ifPresentOrElse(content -> taken.put(content.key(), place), () -> (place.blank() ? free : damaged)
                            .add(place));
        }
    }

    /** A lane's cursor, as it was left; an older one of the same key writes nothing any more once it is closed. */
    synchronized Cursor of(Key key) throws IOException {
        Place known = taken.get(key);
        if (known != null) {
            return new Cursor(key, known, known.read().map(Place.Content::state), false);
        }
        Optional<Place> broken =
                damaged.stream().filter(place -> place.damaged(key)).findFirst();
        if (free.isEmpty() && broken.isEmpty()) {
            extend();
        }
        Place place = broken.orElseGet(free::removeLast);
        damaged.remove(place);
        place.clear();
        taken.put(key, place);
        return new Cursor(key, place, Optional.empty(), broken.isPresent());
    }

    /** With bytes that take room on the disk: a store into a hole could find none. */
    private void extend() throws IOException {
        long number = blocks.size();
        ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
        while (zeros.hasRemaining()) {
            channel.write(zeros, number * BLOCK + zeros.position());
        }
        channel.force(true);
        map(number);
    }

    synchronized void forget(Key key) {
        Place place = taken.remove(key);
        if (place != null) {
            place.clear();
            free.add(place);
            dirty = true;
        }
    }

    /**
     * What was stored before the call is on the disk after it.
     *
     * @throws UncheckedIOException when the disk fails; the next call tries again
     */
    void force() {
        synchronized (forcing) {
            for (MemorySegment block : written()) {
                try {
                    block.force();
                } catch (UncheckedIOException e) {
                    dirty = true;
                    throw e;
                }
                // The first store after this costs a page fault, which may wait for the file system. Let it be ours, no
                // lane's.
                touch(block, 0);
                touch(block, PAGE);
            }
        }
    }

    private synchronized List<MemorySegment> written() {
        if (!dirty || closed) {
            return List.of();
        }
        dirty = false;
        return List.copyOf(blocks);
    }

    private static void touch(MemorySegment block, long at) {
        block.set(ValueLayout.JAVA_BYTE, at, (byte) (block.get(ValueLayout.JAVA_BYTE, at) + 1));
    }

    /** Nobody may use a cursor any more. */
    @Override
    public void close() throws IOException {
        synchronized (forcing) {
            if (!closed) {
                closed = true;
                try (channel;
                        arena) {
                    blocks.forEach(MemorySegment::force);
                }
            }
        }
    }

    /** One lane's hold on its place. */
    final class Cursor implements AutoCloseable {

        private final Key key;
        private final Place place;
        private final Optional<LaneState> found;
        private final boolean wasDamaged;
        private boolean open = true;

        private Cursor(Key key, Place place, Optional<LaneState> found, boolean wasDamaged) {
            this.key = key;
            this.place = place;
            this.found = found;
            this.wasDamaged = wasDamaged;
        }

        /** Empty when nothing whole was ever written. */
        Optional<LaneState> found() {
            return found;
        }

        /** Whether something was written that cannot be read. */
        boolean wasDamaged() {
            return wasDamaged;
        }

        synchronized void write(LaneState state) {
            if (open) {
                place.write(key, state);
                dirty = true;
            }
        }

        @Override
        public synchronized void close() {
            open = false;
        }
    }
}
