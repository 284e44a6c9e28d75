package io.brickyard.agent.api;

import io.brickyard.agent.journal.Entry;
import tools.jackson.core.JsonGenerator;

/**
 * An event as the API tells it: the normalised form with what the journal knows besides, or the original daemon's body. The
 * forms are JSON already and go out as they were kept.
 */
final class EventJson {

    private EventJson() {}

    /** Whether an event exists in a form: the original daemon would not have posted every one. */
    static boolean exists(Entry entry, Asked.Format format) {
        return format == Asked.Format.NORMALISED || entry.compat().isPresent();
    }

    static void write(JsonGenerator json, Entry entry, Asked.Format format) {
        switch (format) {
            case COMPAT -> json.writeRawValue(entry.compat().orElse("{}"));
            case NORMALISED -> {
                json.writeStartObject();
                JsonDocument.member(json, "sequence", entry.sequence());
                JsonDocument.member(json, "reports", entry.reports());
                json.writeName("event");
                json.writeRawValue(entry.normalised());
                json.writeEndObject();
            }
        }
    }
}
