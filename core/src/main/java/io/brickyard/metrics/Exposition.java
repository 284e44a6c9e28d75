package io.brickyard.metrics;

/**
 * Writes Prometheus's text exposition format, version 0.0.4.
 *
 * <p>All samples of a metric follow its HELP and TYPE at once, as the format demands; label values are escaped.
 */
public final class Exposition {

    private final StringBuilder text = new StringBuilder(4096);
    private String current = "";

    /** Begins a metric that goes up and down. */
    public Exposition gauge(String name, String help) {
        return begun(name, help, "gauge");
    }

    /** Begins a metric that only grows as long as its process lives; its name ends in {@code _total}. */
    public Exposition counter(String name, String help) {
        return begun(name, help, "counter");
    }

    private Exposition begun(String name, String help, String type) {
        current = name;
        text.append("# HELP ").append(name).append(' ');
        text.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** A sample of the metric begun last; labels are name, value, name, value and so on. */
    public Exposition sample(String value, String... labels) {
        text.append(current);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            escaped(labels[i + 1]);
            text.append('"');
        }
        text.append(labels.length > 0 ? "} " : " ").append(value).append('\n');
        return this;
    }

    public Exposition sample(long value, String... labels) {
        return sample(Long.toString(value), labels);
    }

    public Exposition sample(boolean value, String... labels) {
        return sample(value ? "1" : "0", labels);
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                default -> text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
