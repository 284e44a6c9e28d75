package io.brickyard.agent.api;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.journal.Journal;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends events that are kept once more, to one webhook: by id, by sequence numbers, or by time of receipt. */
final class ReplayResource {

    private final Journal journal;
    private final Lanes lanes;
    private final InstantSource clock;

    ReplayResource(Parts parts) {
        this.journal = parts.journal();
        this.lanes = parts.lanes();
        this.clock = parts.clock();
    }

    private record Range(long from, long to) {}

    void replay(Call call) throws IOException {
        JsonRequest request = JsonRequest.read(call.body(), Set.of("webhook", "id", "from", "to", "since", "until"));
        String webhook = WebhookName.required(request, lanes);
        Range asked = what(request);
        Range range = new Range(Math.max(asked.from(), journal.first()), Math.min(asked.to(), journal.last()));
        long count = Math.max(0, range.to() - range.from() + 1);
        if (count > 0 && !lanes.replay(webhook, range.from(), range.to())) {
            throw Problem.conflict(
                    "nothing can be sent to this webhook",
                    "it is disabled",
                    "enable it first: brickyard webhook mod URL --enabled yes");
        }
        call.json(json -> {
            json.writeStartObject();
            JsonDocument.member(json, "count", count);
            json.writeEndObject();
        });
    }

    private Range what(JsonRequest request) {
        boolean numbers = request.has("from") || request.has("to");
        boolean times = request.has("since") || request.has("until");
        if ((request.has("id") ? 1 : 0) + (numbers ? 1 : 0) + (times ? 1 : 0) != 1) {
            throw Problem.invalid(
                    "it is not clear which events are meant",
                    "exactly one of id, from and to, or since and until says it",
                    "send for example {\"webhook\": \"URL\", \"since\": \"2026-01-31T12:00:00Z\"}");
        }
        if (request.has("id")) {
            return only(request.text("id").orElse(""));
        }
        return numbers
                ? new Range(
                        request.number("from").orElse(journal.first()),
                        request.number("to").orElse(journal.last()))
                : between(request);
    }

    private Range only(String id) {
        long sequence = journal.find(id)
                .map(Entry::sequence)
                .orElseThrow(() -> Problem.notFound(
                        "there is no event " + Problem.quoted(id),
                        "no event with this id is kept",
                        "list what is kept: GET /api/v1/events"));
        return new Range(sequence, sequence);
    }

    private Range between(JsonRequest request) {
        Optional<Instant> since = request.text("since").map(text -> Asked.time("since", text));
        Instant until =
                request.text("until").map(text -> Asked.time("until", text)).orElseGet(clock::instant);
        long from = since.map(this::firstSince).orElse(journal.first());
        return new Range(from, firstSince(until) - 1);
    }

    /** The first sequence number received at a time or later, by halving; beyond the last one when there is none. */
    private long firstSince(Instant time) {
        long low = journal.first();
        long high = journal.last() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            List<Entry> next = journal.after(middle - 1, 1);
            if (next.isEmpty() || !next.getFirst().received().isBefore(time)) {
                high = middle;
            } else {
                low = Math.max(middle, next.getFirst().sequence()) + 1;
            }
        }
        return low;
    }
}
