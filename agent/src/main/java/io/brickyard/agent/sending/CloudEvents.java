package io.brickyard.agent.sending;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.sending.Message.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The forms of CloudEvents 1.0 over HTTP; the data is the normalised form. */
final class CloudEvents {

    private final String source;

    CloudEvents(String source) {
        this.source = source;
    }

    private Map<String, String> attributes(Entry entry) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", entry.id());
        attributes.put("source", source);
        attributes.put("type", "io.brickyard." + entry.type().toLowerCase(Locale.ROOT));
        entry.subject()
                .brick()
                .or(() -> entry.subject().volume())
                .or(() -> entry.subject().node())
                .filter(subject -> !subject.isEmpty())
                .ifPresent(subject -> attributes.put("subject", subject));
        attributes.put("time", entry.happened().toString());
        return attributes;
    }

    String structured(Entry entry) {
        StringBuilder json = new StringBuilder("{");
        attributes(entry).forEach((name, value) -> json.append(quoted(name))
                .append(':')
                .append(quoted(value))
                .append(','));
        return json.append("\"datacontenttype\":\"application/json\",\"data\":")
                .append(entry.normalised())
                .append('}')
                .toString();
    }

    List<Field> headers(Entry entry) {
        List<Field> headers = new ArrayList<>();
        attributes(entry).forEach((name, value) -> headers.add(new Field("ce-" + name, encoded(value))));
        return headers;
    }

    /** As the HTTP binding asks: what is not printable ASCII, and space, quote and percent, by its UTF-8 bytes. */
    private static String encoded(String value) {
        StringBuilder header = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b <= ' ' || b == '"' || b == '%' || b == 0x7f) {
                header.append(String.format("%%%02X", b & 0xff));
            } else {
                header.append((char) b);
            }
        }
        return header.toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
