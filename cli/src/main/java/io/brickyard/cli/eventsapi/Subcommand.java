package io.brickyard.cli.eventsapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A subcommand and the words it takes.
 *
 * @param hidden whether help conceals it: nodes use it among themselves
 */
record Subcommand(String name, boolean hidden, List<Positional> positionals, List<Flag> flags) {

    private static final Flag JSON = new Flag("--json", "", false, "JSON Output");
    private static final Flag TOKEN = new Flag("--bearer_token", "-t", true, "Bearer Token");
    private static final Flag NAME = new Flag("--name", "", true, "Config Name");
    private static final Flag BARE = new Flag("--compat-empty-body", "", false, "Send no body, as old releases do");
    private static final Positional URL = new Positional("url", "URL of Webhook");

    Subcommand {
        positionals = List.copyOf(positionals);
        flags = List.copyOf(flags);
    }

    record Positional(String name, String text) {}

    /** @param letter the short form; empty: none */
    record Flag(String name, String letter, boolean takesValue, String text) {
        String placeholder() {
            return name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        }
    }

    /** In the order in which a wrong word is answered with them. */
    static final List<Subcommand> ALL = List.of(
            of("node-reload", List.of()),
            of("reload", List.of()),
            of("node-status", List.of()),
            of("status", List.of()),
            of("webhook-add", List.of(URL), TOKEN, secret("Secret to add JWT Bearer Token")),
            of("webhook-mod", List.of(URL), TOKEN, secret("Secret to add JWT Bearer Token")),
            of("webhook-del", List.of(URL)),
            of(
                    "node-webhook-test",
                    List.of(
                            new Positional("url", ""),
                            new Positional("bearer_token", ""),
                            new Positional("secret", ""))),
            of("webhook-test", List.of(URL), TOKEN, secret("Secret to generate Bearer Token"), BARE),
            of("config-get", List.of(), NAME),
            of("config-set", List.of(new Positional("name", "Config Name"), new Positional("value", "Config Value"))),
            of("config-reset", List.of(new Positional("name", "Config Name or all"))),
            of("sync", List.of()));

    static Optional<Subcommand> named(String name) {
        return ALL.stream().filter(one -> one.name.equals(name)).findFirst();
    }

    /** What help shows as the choice. */
    static String choice() {
        List<String> shown = new ArrayList<>();
        for (Subcommand one : ALL) {
            if (!one.hidden) {
                shown.add(one.name);
            }
        }
        return "{" + String.join(",", shown) + "}";
    }

    private static Flag secret(String text) {
        return new Flag("--secret", "-s", true, text);
    }

    private static Subcommand of(String name, List<Positional> positionals, Flag... own) {
        List<Flag> flags = new ArrayList<>(List.of(own));
        flags.add(JSON);
        return new Subcommand(name, name.startsWith("node-"), positionals, flags);
    }
}
