package io.brickyard.agent.config;

import java.util.List;
import java.util.function.Consumer;

/** Writes the kind of YAML that {@link Section} reads. */
final class Document {

    private final StringBuilder text;
    private final String indent;

    Document() {
        this(new StringBuilder(), "");
    }

    private Document(StringBuilder text, String indent) {
        this.text = text;
        this.indent = indent;
    }

    void section(String key, Consumer<Document> writing) {
        text.append(indent).append(key).append(":\n");
        writing.accept(new Document(text, indent + "  "));
    }

    void value(String key, Object value) {
        text.append(indent).append(key).append(": ").append(quoted(value)).append('\n');
    }

    void values(String key, List<?> values) {
        List<String> quoted = values.stream().map(Document::quoted).toList();
        text.append(indent)
                .append(key)
                .append(": [")
                .append(String.join(", ", quoted))
                .append("]\n");
    }

    private static String quoted(Object value) {
        String shown = Reading.show(value);
        return shown.matches("[A-Za-z0-9/][A-Za-z0-9/._ -]*") ? shown : "'" + shown.replace("'", "''") + "'";
    }

    String text() {
        return text.toString();
    }
}
