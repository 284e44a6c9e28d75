package io.brickyard.cli;

import io.brickyard.cli.events.Json;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code brickyard events replay}: sends kept events to a webhook once more. */
final class EventsReplayVerb implements Action {

    private static final Option WEBHOOK = Option.with("webhook", "URL", "Where to send them; must be given");

    @Override
    public Verb verb() {
        return Verb.of("replay", "Send kept events to a webhook once more")
                .described(
                        "Sends what the webhook's filter lets through, beside what is new, with the same ids as the first"
                                + " time. Says which by the id of one event, or by --since and --until.")
                .takes(new Operand("ID", 0, 1, Words.ANY, "the id of the only event to send"))
                .takes(AgentOptions.and(WEBHOOK, EventOptions.SINCE, EventOptions.UNTIL))
                .example(
                        "brickyard events replay --webhook http://ha1:9000/listen --since 3h",
                        "What a receiver lost when it had to be restored");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        String webhook = arguments
                .value(WEBHOOK)
                .orElseThrow(() -> Refusal.usage(
                        "--webhook is missing",
                        "events are sent to one webhook",
                        "see them: brickyard events webhooks"));
        boolean times = arguments.has(EventOptions.SINCE) || arguments.has(EventOptions.UNTIL);
        if (times == !arguments.operands().isEmpty()) {
            throw Refusal.usage(
                    "it is not clear which events to send",
                    "either the id of one, or --since and --until say it",
                    "for example --since 3h");
        }
        List<String> members = new ArrayList<>();
        members.add("\"webhook\": " + Json.quoted(webhook));
        Instant now = here.clock().instant();
        for (Option option : List.of(EventOptions.SINCE, EventOptions.UNTIL)) {
            arguments
                    .value(option)
                    .ifPresent(text -> members.add(
                            "\"" + option.name() + "\": \"" + EventOptions.time(option.dashed(), text, now) + "\""));
        }
        arguments.operands().forEach(id -> members.add("\"id\": " + Json.quoted(id)));
        byte[] answer =
                AgentOptions.client(arguments, here).post("/api/v1/replay", "{" + String.join(", ", members) + "}");
        return Answers.count(
                answer, "will be sent once more, but those that the webhook's filter keeps back", arguments, here);
    }
}
