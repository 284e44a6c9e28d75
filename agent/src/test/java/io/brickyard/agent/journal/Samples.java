package io.brickyard.agent.journal;

import io.brickyard.events.Event;
import io.brickyard.events.EventType;
import io.brickyard.events.Origin;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import io.brickyard.events.Value;
import io.brickyard.pool.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Events to keep. */
final class Samples {

    static final NodeId NODE = new NodeId(new UUID(0x1111_2222_3333_4444L, 0x8555_6666_7777_8888L));
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** As long as usual ones. */
    static final EntryForms FORMS = new EntryForms() {
        @Override
        public String normalised(Event event, String id) {
            return "{\"id\":\"" + id + "\",\"type\":\"" + event.type().name() + "\",\"happened\":\"" + event.happened()
                    + "\",\"received\":\"" + event.received() + "\",\"reporter\":\"" + event.reporter()
                    + "\",\"severity\":\"info\",\"attributes\":{\"name\":\""
                    + event.subject().volume().orElse("") + "\",\"marker\":" + marker(event) + "}}";
        }

        @Override
        public String fact(Event event) {
            return event.type().name() + "/" + event.subject().volume().orElse("") + "/" + marker(event);
        }
    };

    private Samples() {}

    static Event event(long marker) {
        return event("VOLUME_START", marker, NOW);
    }

    static Event event(String type, long marker, Instant received) {
        return event(type, Severity.INFO, "demo" + marker % 7, marker, received, NODE);
    }

    static Event event(String type, Severity severity, String volume, long marker, Instant received, NodeId reporter) {
        return new Event(
                received,
                received,
                reporter,
                new EventType(
                        type, OptionalInt.empty(), "volume", severity, Origin.GLUSTERFS, "", List.of(), List.of()),
                new Subject(Optional.of("node1"), Optional.of(volume), Optional.empty()),
                Map.of("marker", new Value.Number(marker)),
                Set.of(),
                Optional.of("{\"nodeid\": \"" + reporter + "\", \"ts\": " + received.getEpochSecond()
                        + ", \"event\": \"" + type + "\", \"message\": {\"name\": \"" + volume + "\", \"marker\": \""
                        + marker + "\"}}"));
    }

    static long marker(Event event) {
        return event.attributes().get("marker") instanceof Value.Number number ? number.number() : -1;
    }

    static long marker(Entry entry) {
        String text = entry.normalised();
        return Long.parseLong(text.substring(text.lastIndexOf(':') + 1, text.length() - 2));
    }
}
