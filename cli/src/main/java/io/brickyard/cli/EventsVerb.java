package io.brickyard.cli;

import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import java.util.List;
import java.util.Optional;

/** {@code brickyard events}: what happened in the pool, and who is told of it. */
final class EventsVerb implements Group {

    private static final String PURPOSE = "List and follow what happened in the pool, and see who is told of it";
    private static final List<String> NAMES =
            List.of("list", "show", "tail", "types", "dead", "replay", "webhooks", "status", "reload");

    @Override
    public Verb verb() {
        return Verb.of("events", PURPOSE)
                .described(
                        "Asks the agent of this machine, which keeps the events of the last days. 'brickyard help events"
                                + " VERB' tells all about one of the verbs.")
                .takes(new Operand("VERB", 0, 1, new Words(NAMES), "one of " + String.join(", ", NAMES)))
                .example("brickyard events list --since 2h", "What happened in the last two hours")
                .example("brickyard events tail -f", "What happens now");
    }

    @Override
    public Command command() {
        return command(
                "brickyard events", PURPOSE, NAMES, "The agent could not be asked, or said no; the message says why");
    }

    @Override
    public Optional<Action> named(String name) {
        return switch (name) {
            case "list" -> Optional.of(new EventsListVerb());
            case "show" -> Optional.of(new EventsShowVerb());
            case "tail" -> Optional.of(new EventsTailVerb());
            case "types" -> Optional.of(new EventsTypesVerb());
            case "dead" -> Optional.of(new EventsDeadVerb());
            case "replay" -> Optional.of(new EventsReplayVerb());
            case "webhooks" -> Optional.of(new EventsWebhooksVerb());
            case "status" -> Optional.of(new EventsStatusVerb());
            case "reload" -> Optional.of(new EventsReloadVerb());
            default -> Optional.empty();
        };
    }
}
