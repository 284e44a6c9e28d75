package io.brickyard.agent.api;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.Sieve;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.core.JsonGenerator;

/**
 * Events as they come, by server-sent events (WHATWG HTML, section 9.2): the id of a message is the event's sequence number,
 * so that whoever comes back with {@code Last-Event-ID} misses nothing.
 *
 * <p>Each reader is read for from the journal, a few events at a time, and gets more only when it has taken these: a slow one
 * costs no memory. One that does not take them within {@link #PATIENCE} is cut off.
 */
final class EventStream implements AutoCloseable {

    static final Duration HEARTBEAT = Duration.ofSeconds(10);
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final int MOST_READERS = 32;

    private static final int SLICE = 25;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Journal journal;
    private final Duration patience;
    /** For each door its own places, so that readers on TCP do not keep root out. */
    private final Map<Connector, Semaphore> places = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /** @param patience how long a reader may leave what was sent to it; {@link #PATIENCE} but in tests */
    EventStream(Journal journal, Duration patience) {
        this.journal = journal;
        this.patience = patience;
    }

    void follow(Call call) throws IOException, InterruptedException {
        Asked.Format format = Asked.format(call);
        EventFilter filter = Asked.filter(call);
        long after = beginning(call);
        Semaphore readers = places.computeIfAbsent(
                call.request().getConnectionMetaData().getConnector(), _ -> new Semaphore(MOST_READERS));
        if (!readers.tryAcquire()) {
            throw Problem.busy(
                    "there are too many readers of the stream",
                    "at most " + MOST_READERS + " are served at once at each door");
        }
        try {
            call.head(200, "text/event-stream");
            new Reader(call.response(), new Sieve(filter), format).run(after);
        } finally {
            readers.release();
        }
    }

    private long beginning(Call call) {
        return call.header("Last-Event-ID")
                .map(text -> Asked.number("Last-Event-ID", text))
                .or(() -> Asked.number(call, "after"))
                .orElseGet(journal::last);
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Reader {
        private final Response response;
        private final Sieve filter;
        private final Asked.Format format;
        private long heard = System.nanoTime();

        Reader(Response response, Sieve filter, Asked.Format format) {
            this.response = response;
            this.filter = filter;
            this.format = format;
        }

        void run(long from) throws IOException, InterruptedException {
            long after = from;
            send(": the stream begins\n\n");
            while (!closed) {
                if (after < journal.first() - 1 && after < journal.last()) {
                    after = Math.min(journal.first() - 1, journal.last());
                    send("event: gap\nid: " + after + "\ndata: {\"first\":" + (after + 1) + "}\n\n");
                }
                List<Entry> entries = journal.after(after, SLICE);
                if (entries.isEmpty()) {
                    journal.awaitAfter(after, LOOK);
                } else {
                    send(messages(entries));
                    after = entries.getLast().sequence();
                }
                beat();
            }
        }

        /** Also while one event after the other comes of which the reader wants none. */
        private void beat() throws IOException, InterruptedException {
            if (System.nanoTime() - heard >= HEARTBEAT.toNanos()) {
                send(": heartbeat\n\n");
            }
        }

        private String messages(List<Entry> entries) {
            StringBuilder text = new StringBuilder();
            for (Entry entry : entries) {
                if (EventJson.exists(entry, format)
                        && filter.passes(entry.type(), entry.category(), entry.severity(), entry.subject())) {
                    text.append("id: ").append(entry.sequence()).append("\ndata: ");
                    text.append(data(entry)).append("\n\n");
                }
            }
            return text.toString();
        }

        /** JSON has no line break unless it was made for people; a message must have none. */
        private String data(Entry entry) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (JsonGenerator json = JsonDocument.into(out)) {
                EventJson.write(json, entry, format);
            }
            return out.toString(StandardCharsets.UTF_8).replace("\r", "").replace("\n", "");
        }

        private void send(String text) throws IOException, InterruptedException {
            if (text.isEmpty()) {
                return;
            }
            CompletableFuture<Void> sent = new CompletableFuture<>();
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            response.write(false, bytes, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
            try {
                sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                heard = System.nanoTime();
            } catch (ExecutionException | TimeoutException cutOff) {
                throw new IOException("the reader of the stream is gone or too slow", cutOff);
            }
        }
    }
}
