package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Words;
import io.brickyard.cli.show.Look;

/** How a verb's text looks: what all verbs that print for a person have in common. */
final class ScreenOptions {

    static final Option COLOR = Option.oneOf(
            "color", "WHEN", Words.of("auto", "always", "never"), "auto", "Whether to colour; auto: on a terminal");

    private ScreenOptions() {}

    static Look look(Arguments arguments, Surroundings here) {
        Terminal terminal = here.terminal();
        boolean wished = !here.environment().containsKey("NO_COLOR")
                && !here.environment().getOrDefault("TERM", "").equals("dumb");
        boolean colour =
                switch (arguments.value(COLOR).orElse("auto")) {
                    case "always" -> true;
                    case "never" -> false;
                    default -> terminal.interactive() && wished;
                };
        Look plain = Look.plain();
        return terminal.interactive()
                ? new Look(colour, terminal.unicode(), terminal.width())
                : new Look(colour, plain.unicode(), plain.width());
    }
}
