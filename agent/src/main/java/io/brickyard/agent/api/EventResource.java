package io.brickyard.agent.api;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import io.brickyard.agent.journal.SearchTooLong;
import io.brickyard.webhooks.EventFilter;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import tools.jackson.core.JsonGenerator;

/**
 * What the journal keeps.
 *
 * <p>A list is read and sent in slices, so that large events cost no more memory than small ones. It has an end in time even
 * when none was asked for, so that slices and the next page do not shift when new events come.
 */
final class EventResource {

    private static final int SLICE = 25;
    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final int FARTHEST = 10_000_000;

    private final Journal journal;
    private final InstantSource clock;

    EventResource(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void one(Call call) throws IOException {
        Asked.Format format = Asked.format(call);
        Entry entry = journal.find(call.variable())
                .filter(found -> EventJson.exists(found, format))
                .orElseThrow(() -> Problem.notFound(
                        "there is no event " + Problem.quoted(call.variable()),
                        "no event with this id is kept, or it has no such form",
                        "list what is kept: GET /api/v1/events"));
        call.json(json -> EventJson.write(json, entry, format));
    }

    void list(Call call) throws IOException {
        Page page = new Page(
                Asked.time(call, "since"),
                Asked.time(call, "until").orElseGet(clock::instant),
                Asked.filter(call),
                Asked.flag(call, "folded"),
                Asked.count(call, "offset", 0, FARTHEST),
                Asked.count(call, "limit", USUAL, MOST));
        Asked.Format format = Asked.format(call);
        // The journal is asked before anything is sent, so that its failure can still be told.
        List<Entry> first = found(page);
        call.head(200, "application/json");
        try (JsonGenerator json = JsonDocument.into(Content.Sink.asOutputStream(call.response()))) {
            json.writeStartObject();
            json.writeName("events");
            json.writeStartArray();
            boolean more = slices(page, first, entry -> {
                if (EventJson.exists(entry, format)) {
                    EventJson.write(json, entry, format);
                }
            });
            json.writeEndArray();
            JsonDocument.member(json, "until", page.until());
            JsonDocument.member(json, "offset", page.offset());
            JsonDocument.member(json, "limit", page.limit());
            JsonDocument.member(json, "more", more);
            json.writeEndObject();
        }
    }

    private record Page(
            Optional<Instant> since, Instant until, EventFilter filter, boolean folded, int offset, int limit) {}

    /** Returns whether there is more behind the page. */
    private boolean slices(Page page, List<Entry> first, Consumer<Entry> each) {
        List<Entry> slice = first;
        int told = 0;
        while (true) {
            for (Entry entry : slice) {
                if (told == page.limit()) {
                    return true;
                }
                each.accept(entry);
                told++;
            }
            if (slice.size() < SLICE) {
                return false;
            }
            slice = slice(page, told);
        }
    }

    private List<Entry> found(Page page) {
        try {
            return slice(page, 0);
        } catch (SearchTooLong given) {
            throw Problem.unavailable(
                    "the search took too long",
                    given.getMessage() + ", as deliveries must not wait for it",
                    "narrow it by a time (since, until; brickyard events list --since 1h), or by types, instead of by a large"
                            + " offset");
        }
    }

    private List<Entry> slice(Page page, int told) {
        return journal.find(new Journal.Query(
                page.since(), Optional.of(page.until()), page.filter(), page.folded(), page.offset() + told, SLICE));
    }
}
