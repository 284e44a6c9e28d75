package io.brickyard.webhooks;

import io.brickyard.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of the events daemon, as the original tools know them.
 *
 * @param defaults as GlusterFS installs them
 * @param changed what an administrator set
 */
public record Settings(Json.Members defaults, Json.Members changed) {

    public static final List<String> NAMES = List.of("log-level", "port", "disable-events-log");

    private static final Json.Members BUILT_IN = Json.Members.NONE
            .with("log-level", "INFO")
            .with("port", Json.Numeral.of(55555))
            .with("disable-events-log", new Json.Flag(false));

    private static final List<String> YES = List.of("enabled", "true", "on", "yes");

    /** What holds: built in, then the defaults, then the changes. */
    public Json.Members effective() {
        return (defaults.values().isEmpty() ? BUILT_IN : defaults).with(changed);
    }

    /** What holds for one of the {@link #NAMES}, even where the file of defaults does not tell it. */
    public Json effective(String name) {
        return effective().member(name).or(() -> BUILT_IN.member(name)).orElse(new Json.Nothing());
    }

    /** Whether this very text is the value already. Numbers and truth values never are: so scripts know it. */
    public boolean isAlready(String name, String value) {
        return effective(name).equals(new Json.Text(value));
    }

    /**
     * With this value in the form that the name takes.
     *
     * @return empty when it cannot be one: a port that is no number from 1 to 65535
     */
    public Optional<Settings> with(String name, String value) {
        return switch (name) {
            case "port" -> port(value).map(port -> set(name, Json.Numeral.of(port)));
            case "disable-events-log" ->
                Optional.of(set(name, new Json.Flag(YES.contains(value.toLowerCase(Locale.ROOT)))));
            default -> Optional.of(set(name, new Json.Text(value)));
        };
    }

    private Settings set(String name, Json value) {
        return new Settings(defaults, changed.with(name, value));
    }

    public Settings without(String name) {
        return new Settings(defaults, changed.without(name));
    }

    public Settings reset() {
        return new Settings(defaults, Json.Members.NONE);
    }

    public long port() {
        return effective().number("port").orElse(55555L);
    }

    private static Optional<Integer> port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            return port > 0 && port < 65536 ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
