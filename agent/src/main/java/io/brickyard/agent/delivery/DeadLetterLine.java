package io.brickyard.agent.delivery;

import io.brickyard.agent.journal.Entry;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A dead letter as a line of JSON with texts only. */
final class DeadLetterLine {

    private static final JsonFactory JSON = new JsonFactory();

    static String of(DeadLetter letter) {
        Entry entry = letter.entry();
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("died", letter.died().toString());
            json.writeStringProperty("reason", letter.reason());
            json.writeStringProperty("sequence", Long.toString(entry.sequence()));
            json.writeStringProperty("id", entry.id());
            json.writeStringProperty("happened", entry.happened().toString());
            json.writeStringProperty("received", entry.received().toString());
            json.writeStringProperty("type", entry.type());
            json.writeStringProperty("category", entry.category());
            json.writeStringProperty("severity", entry.severity().name());
            entry.subject().node().ifPresent(node -> json.writeStringProperty("node", node));
            entry.subject().volume().ifPresent(volume -> json.writeStringProperty("volume", volume));
            entry.subject().brick().ifPresent(brick -> json.writeStringProperty("brick", brick));
            json.writeStringProperty("fact", entry.fact());
            entry.compat().ifPresent(compat -> json.writeStringProperty("compat", compat));
            json.writeStringProperty("normalised", entry.normalised());
            json.writeStringProperty("reports", Integer.toString(entry.reports()));
            json.writeEndObject();
        }
        return line.toString();
    }

    /** Empty if the line is damaged, as the last one may be after the machine lost power. */
    static Optional<DeadLetter> read(String url, String line) {
        try {
            Map<String, String> texts = texts(line);
            Entry entry = new Entry(
                    Long.parseLong(text(texts, "sequence")),
                    text(texts, "id"),
                    Instant.parse(text(texts, "happened")),
                    Instant.parse(text(texts, "received")),
                    text(texts, "type"),
                    text(texts, "category"),
                    Severity.valueOf(text(texts, "severity")),
                    new Subject(
                            Optional.ofNullable(texts.get("node")),
                            Optional.ofNullable(texts.get("volume")),
                            Optional.ofNullable(texts.get("brick"))),
                    text(texts, "fact"),
                    Optional.ofNullable(texts.get("compat")),
                    text(texts, "normalised"),
                    Integer.parseInt(text(texts, "reports")));
            return Optional.of(new DeadLetter(url, Instant.parse(text(texts, "died")), text(texts, "reason"), entry));
        } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static Map<String, String> texts(String line) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                texts.put(name, json.getString());
            }
        }
        return texts;
    }

    private static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    private DeadLetterLine() {}
}
