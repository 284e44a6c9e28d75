package io.brickyard.agent.api;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Pieces of the JSON documents that the API sends. Absent values are not written at all; there is no null. */
final class JsonDocument {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonDocument() {}

    static JsonGenerator into(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    static void member(JsonGenerator json, String name, String text) {
        json.writeName(name);
        json.writeString(wellFormed(text));
    }

    static void member(JsonGenerator json, String name, Optional<String> text) {
        text.ifPresent(present -> member(json, name, present));
    }

    static void member(JsonGenerator json, String name, Instant instant) {
        member(json, name, instant.toString());
    }

    static void member(JsonGenerator json, String name, long number) {
        json.writeName(name);
        json.writeNumber(number);
    }

    static void member(JsonGenerator json, String name, boolean flag) {
        json.writeName(name);
        json.writeBoolean(flag);
    }

    static void member(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(wellFormed(text));
        }
        json.writeEndArray();
    }

    /** Seconds with their fraction. */
    static void seconds(JsonGenerator json, String name, Duration time) {
        json.writeName(name);
        json.writeNumber(time.toMillis() / 1000.0);
    }

    static void problem(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        member(json, "type", "urn:brickyard:problem:" + problem.kind());
        member(json, "title", problem.what());
        member(json, "status", problem.status());
        member(json, "detail", problem.why());
        member(json, "advice", problem.advice());
        json.writeEndObject();
    }

    /** The text with a replacement for each half of a surrogate pair without its other half: UTF-8 has none for it. */
    private static String wellFormed(String text) {
        if (text.codePoints().noneMatch(JsonDocument::half)) {
            return text;
        }
        return text.codePoints()
                .map(point -> half(point) ? 0xfffd : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean half(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
