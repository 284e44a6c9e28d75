package io.brickyard.agent.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What was last read of the part of the journal that is no longer in memory. Those who follow some way behind tend to be there
 * together: they want the same entries within moments, and the database is asked once for all of them.
 */
final class Pages {

    private static final int MOST = 8;
    private static final long MOST_CHARACTERS = 512 * 1024;

    private final SequencedMap<Asked, List<Entry>> read = new LinkedHashMap<>(MOST, 1, true);
    private final Map<Asked, CompletableFuture<List<Entry>>> reading = new HashMap<>();
    private long drops;

    private record Asked(long after, int most) {}

    /**
     * @param dropped how often entries were removed; what was read before the last time is read again
     * @param from reads the database, with this answer for whoever asks the same meanwhile
     */
    List<Entry> after(long sequence, int most, long dropped, Supplier<List<Entry>> from) {
        Asked asked = new Asked(sequence, most);
        CompletableFuture<List<Entry>> own = new CompletableFuture<>();
        CompletableFuture<List<Entry>> running;
        synchronized (this) {
            if (dropped != drops) {
                drops = dropped;
                read.clear();
            }
            List<Entry> known = read.get(asked);
            if (known != null) {
                return known;
            }
            running = reading.putIfAbsent(asked, own);
        }
        return running == null ? answer(asked, own, from) : join(running);
    }

    private List<Entry> answer(Asked asked, CompletableFuture<List<Entry>> own, Supplier<List<Entry>> from) {
        try {
            List<Entry> entries = from.get();
            synchronized (this) {
                reading.remove(asked);
                if (entries.size() == asked.most() && fits(entries)) { // with fewer there may be more by the next time
                    read.put(asked, entries);
                    while (read.size() > MOST) {
                        read.pollFirstEntry();
                    }
                }
            }
            own.complete(entries);
            return entries;
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                reading.remove(asked);
            }
            own.completeExceptionally(e);
            throw e;
        }
    }

    private static boolean fits(List<Entry> entries) {
        return entries.stream().mapToLong(Tail::weight).sum() <= MOST_CHARACTERS;
    }

    private static List<Entry> join(CompletableFuture<List<Entry>> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof JournalFailure failure ? failure : e;
        }
    }
}
