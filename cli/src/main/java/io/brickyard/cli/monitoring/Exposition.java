package io.brickyard.cli.monitoring;

/**
 * Writes Prometheus's text exposition format, version 0.0.4.
 *
 * <p>All samples of a metric follow its HELP and TYPE at once, as the format demands; label values are escaped.
 */
final class Exposition {

    private final StringBuilder text = new StringBuilder(4096);
    private String current = "";

    /** Begins a metric; all are gauges, because nothing here counts over time. */
    Exposition gauge(String name, String help) {
        current = name;
        text.append("# HELP ").append(name).append(' ');
        text.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        return this;
    }

    /** A sample of the metric begun last; labels are name, value, name, value and so on. */
    Exposition sample(String value, String... labels) {
        text.append(current);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            escaped(labels[i + 1]);
            text.append('"');
        }
        text.append(labels.length > 0 ? "} " : " ").append(value).append('\n');
        return this;
    }

    Exposition sample(long value, String... labels) {
        return sample(Long.toString(value), labels);
    }

    Exposition sample(boolean value, String... labels) {
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
