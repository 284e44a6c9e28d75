package io.brickyard.agent.api;

import io.brickyard.agent.journal.Entry;
import io.brickyard.events.EventType;
import io.brickyard.events.Origin;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Events and kinds of events for tests. */
final class Samples {

    static final String NODE = "6b2f4f0e-58e2-4b4e-9d0a-0d7a3b0f2c11";
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private static final String NORMALISED = """
            {"id":"%s","type":"%s","number":2,"category":"volume","severity":"%s","time":"%s","received":"%s",\
            "reporter":"%s","subject":{"volume":"%s"},"attributes":{"name":"%s","force":false},"flaws":[],\
            "origin":"GLUSTERFS"}""";

    private Samples() {}

    /** Received so many seconds after noon as its number says. */
    static Entry entry(long sequence, String type, Severity severity, String volume) {
        Instant time = NOON.plusSeconds(sequence);
        String id = "e" + sequence;
        return new Entry(
                sequence,
                id,
                time,
                time,
                type,
                "volume",
                severity,
                new Subject(Optional.empty(), Optional.of(volume), Optional.empty()),
                "fact" + sequence,
                Optional.of("{\"event\": \"" + type + "\", \"message\": {\"name\": \"" + volume + "\"}, \"nodeid\": \""
                        + NODE + "\", \"ts\": " + time.getEpochSecond() + "}"),
                NORMALISED.formatted(id, type, severity, time, time, NODE, volume, volume),
                1);
    }

    static Entry entry(long sequence) {
        return entry(sequence, "VOLUME_START", Severity.INFO, "gv" + sequence % 3);
    }

    static Entry withoutCompat(long sequence) {
        Entry usual = entry(sequence);
        return new Entry(
                sequence,
                usual.id(),
                usual.happened(),
                usual.received(),
                usual.type(),
                usual.category(),
                usual.severity(),
                usual.subject(),
                usual.fact(),
                Optional.empty(),
                usual.normalised(),
                1);
    }

    static EventType type(String name) {
        return new EventType(
                name,
                OptionalInt.of(2),
                "volume",
                Severity.INFO,
                Origin.GLUSTERFS,
                "A volume was started",
                List.of(new EventType.Attribute("name", EventType.Kind.TEXT, "the volume", List.of("Volume"))),
                List.of("Sent once."));
    }
}
