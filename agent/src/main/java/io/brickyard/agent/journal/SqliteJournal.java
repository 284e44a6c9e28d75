package io.brickyard.agent.journal;

import io.brickyard.events.Event;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A journal in an SQLite database (write-ahead log, synchronous=FULL) in a folder of its own, which only one process may have
 * open. Appends that come at the same time share a transaction, and with it the wait for the disk.
 *
 * <p>The folder holds {@code journal.db} with SQLite's two files beside it, {@code sequence} (see {@link SequenceMark}),
 * {@code lock}, and what was damaged and put aside: {@code damaged-*.db}.
 */
public final class SqliteJournal implements Journal {

    /** Who asks waits no longer, and keeps nobody else from asking. */
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);

    private final Store store;
    private final Appends appends;
    private final Tail tail;
    private final Pages pages = new Pages();
    private final Upkeep upkeep;
    private final Thread upkeepThread;
    private final FolderLock lock;

    private SqliteJournal(Store store, Appends appends, Tail tail, Upkeep upkeep, FolderLock lock) {
        this.store = store;
        this.appends = appends;
        this.tail = tail;
        this.upkeep = upkeep;
        this.lock = lock;
        this.upkeepThread = Thread.ofPlatform().name("journal-upkeep").daemon().start(upkeep);
    }

    /**
     * Refuses a folder that another process uses, without touching it: for who must know before anything else is begun.
     *
     * @throws JournalFailure when it is in use, or cannot be looked at
     */
    public static void checkNobodyUses(Path folder) {
        try {
            FolderLock.taken(folder).ifPresent(process -> {
                throw new JournalFailure(
                        "another agent runs here: process " + process + " has the journal " + folder, false, null);
            });
        } catch (IOException e) {
            throw JournalFailure.of("open the journal " + folder, e);
        }
    }

    /**
     * Makes the folder and the journal when they are not there.
     *
     * @param node the one whose journal it is; ids are made with it
     * @throws JournalFailure when another process has it open, or it cannot be read or written. Damage is none: see
     *     {@link #recovered}
     */
    public static SqliteJournal open(Path folder, NodeId node, Retention retention, Clock clock, EntryForms forms) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.take(folder);
            try {
                return opened(folder, node, forms, new Surroundings(retention, clock, lock));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw JournalFailure.of("open the journal " + folder, e);
        }
    }

    private static SqliteJournal opened(Path folder, NodeId node, EntryForms forms, Surroundings with)
            throws IOException {
        SequenceMark mark = SequenceMark.open(folder);
        Store store = Store.open(folder, with.clock());
        long newest = store.inTurn("find the newest event", Database::newest);
        // Without a mark, numbers may have been given that nothing tells of any more; but hardly a million a second.
        long given = mark.reserved() == 0
                ? Math.max(newest, Math.max(0, Rows.micros(with.clock().instant())))
                : Math.max(newest, mark.reserved());
        // Not at the last number given: who follows the end would be told for ever that there is more.
        Tail tail = new Tail(newest, newest == 0 && mark.reserved() > 0 ? given : newest);
        Appends appends = new Appends(store, mark, tail, new Rendering(EntryId.newEpoch(node), forms), given + 1);
        Upkeep upkeep = new Upkeep(store, with.retention(), with.clock());
        return new SqliteJournal(store, appends, tail, upkeep, with.lock());
    }

    private record Surroundings(Retention retention, Clock clock, FolderLock lock) {}

    /**
     * Who delivers says here what must not go by age, and is counted when it goes by size: the lowest sequence number that is
     * still wanted. To be said soon after opening; until then nothing is. Called now and then, from another thread.
     */
    public void keepFrom(LongSupplier lowestWanted) {
        upkeep.keepFrom(lowestWanted);
    }

    /** How many events that were still wanted had to go since it was opened, because of the limit of size. */
    public long droppedUndelivered() {
        return upkeep.droppedUndelivered();
    }

    /** What became of a damaged database, the last one if there were several; empty when none was since opening. */
    public Optional<Recovery> recovered() {
        return store.recovery();
    }

    /** Removes what is beyond the retention now. */
    void tidy() {
        upkeep.tidy();
    }

    @Override
    public long append(List<Event> events) {
        return events.isEmpty() ? last() : appends.append(events);
    }

    @Override
    public List<Entry> after(long sequence, int most) {
        return tail.after(sequence, most)
                .orElseGet(() -> pages.after(sequence, most, store.drops(), () -> afterInDatabase(sequence, most)));
    }

    private List<Entry> afterInDatabase(long sequence, int most) {
        return store.read("read events", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT " + Rows.COLUMNS + " FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?")) {
                statement.setLong(1, sequence);
                statement.setInt(2, most);
                try (ResultSet result = statement.executeQuery()) {
                    return Rows.all(result).stream().map(Row::entry).toList();
                }
            }
        });
    }

    @Override
    public List<Entry> find(Query query) {
        return store.search("look for events", LONGEST_SEARCH, connection -> Search.run(connection, query));
    }

    @Override
    public Optional<Entry> find(String id) {
        return EntryId.parse(id).flatMap(wanted -> after(wanted.sequence() - 1, 1).stream()
                .filter(entry -> entry.id().equalsIgnoreCase(id))
                .findFirst());
    }

    @Override
    public long last() {
        return tail.last();
    }

    @Override
    public long first() {
        return afterInDatabase(0, 1).stream()
                .mapToLong(Entry::sequence)
                .findFirst()
                .orElseGet(() -> last() + 1);
    }

    @Override
    public boolean awaitAfter(long sequence, Duration time) throws InterruptedException {
        return tail.awaitAfter(sequence, time);
    }

    @Override
    public void close() {
        upkeep.stop();
        try {
            upkeepThread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try (lock) {
            appends.close();
        } catch (IOException e) {
            throw JournalFailure.of("close the journal", e);
        }
    }
}
