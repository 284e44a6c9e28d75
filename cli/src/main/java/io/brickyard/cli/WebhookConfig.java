package io.brickyard.cli;

import io.brickyard.cli.eventsapi.EventsNode;
import io.brickyard.cli.eventsapi.Refused;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Words;
import io.brickyard.json.Json;
import io.brickyard.webhooks.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * {@code brickyard webhook config}: the settings that the events daemons of all nodes share, as {@code gluster-eventsapi
 * config-get}, {@code config-set} and {@code config-reset} know them.
 */
final class WebhookConfig {

    private static final Words WORDS = Words.of("get", "set", "reset");
    /** The words behind {@code config} that each of them takes, at least and at most. */
    private static final Map<String, List<Integer>> OPERANDS =
            Map.of("get", List.of(0, 1), "set", List.of(2, 2), "reset", List.of(1, 1));

    private final EventsNode node;
    private final PrintStream out;

    WebhookConfig(EventsNode node, PrintStream out) {
        this.node = node;
        this.out = out;
    }

    /** Refuses words that make no sense before anything is asked. */
    static void check(List<String> words) {
        String word = words.isEmpty() ? "get" : words.getFirst();
        List<Integer> bounds = OPERANDS.get(word);
        if (bounds == null) {
            throw Refusal.usage(
                    "config cannot '" + word + "'", "it takes " + WORDS.asChoice(), "see brickyard webhook --help");
        }
        int given = Math.max(0, words.size() - 1);
        if (given < bounds.getFirst() || given > bounds.getLast()) {
            throw Refusal.usage(
                    "config " + word + " has too " + (given < bounds.getFirst() ? "few" : "many") + " words",
                    switch (word) {
                        case "get" -> "it takes a name, or none for all of them";
                        case "set" -> "it takes a name and a value";
                        default -> "it takes a name, or all";
                    },
                    "for example config set log-level DEBUG");
        }
        boolean all = word.equals("reset") && words.get(1).equals("all");
        if (given > 0 && !all && !Settings.NAMES.contains(words.get(1))) {
            throw Refusal.usage(
                    "there is no setting '" + words.get(1) + "'",
                    "they are " + String.join(", ", Settings.NAMES),
                    "see brickyard webhook config get");
        }
    }

    /** Does what the words behind {@code config} say; whether it is to be given to all nodes now. */
    boolean run(List<String> words) {
        String word = words.isEmpty() ? "get" : words.getFirst();
        try {
            switch (word) {
                case "set" -> {
                    node.set(words.get(1), words.get(2));
                    tellOfRestart(words.get(1).equals("port"));
                    return true;
                }
                case "reset" -> {
                    tellOfRestart(node.reset(words.get(1)));
                    return true;
                }
                default -> {
                    show(words.size() > 1 ? List.of(words.get(1)) : Settings.NAMES);
                    return false;
                }
            }
        } catch (Refused refused) {
            if (refused.code() == Refused.SAME) {
                out.println("nothing to change: it is so already");
                return false;
            }
            if (refused.code() == Refused.OTHER && refused.text().startsWith("Invalid value: ")) {
                throw Refusal.usage(
                        words.get(1) + " cannot be '" + words.get(2) + "'",
                        refused.text().substring("Invalid value: ".length()),
                        "");
            }
            throw refused;
        }
    }

    private void show(List<String> names) {
        Settings settings = node.contents().settings();
        for (String name : names) {
            boolean changed = settings.changed().member(name).isPresent();
            out.println(name + ": " + text(settings.effective(name)) + (changed ? "  (was set)" : ""));
        }
    }

    private static String text(Json value) {
        return value instanceof Json.Text text ? text.value() : value.inPythonsWay();
    }

    private void tellOfRestart(boolean needed) {
        if (needed) {
            out.println("the port is heeded by agents that are started anew: systemctl restart brickyard-agent."
                    + " GlusterFS itself goes on to send to the port that it was built with.");
        }
    }
}
