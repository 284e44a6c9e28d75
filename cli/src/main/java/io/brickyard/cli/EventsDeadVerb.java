package io.brickyard.cli;

import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentClient.Parameter;
import io.brickyard.cli.events.Json;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.cli.show.EventText;
import java.util.ArrayList;
import java.util.List;

/** {@code brickyard events dead}: events that a webhook did not take in all the time there was. */
final class EventsDeadVerb implements Action {

    private static final Words WORDS = Words.of("list", "retry", "drop");
    private static final Option WEBHOOK = Option.with("webhook", "URL", "Only those of this webhook");
    private static final Option ALL = Option.flag("all", "All of them, to retry or drop");
    private static final Option LIMIT = EventOptions.limit("100", "List up to this number; at most 1000");

    @Override
    public Verb verb() {
        return Verb.of("dead", "List, retry or drop events that a webhook did not take")
                .described(
                        "An event that a webhook refused, or did not take for three days, is kept aside as a dead letter."
                                + " 'dead list' shows them, 'dead retry' sends them once more, 'dead drop' forgets them; the latter"
                                + " two want --all, --webhook or ids of events.")
                .takes(new Operand("WORD", 1, Integer.MAX_VALUE, WORDS, "list, retry or drop; then ids of events"))
                .takes(AgentOptions.and(WEBHOOK, ALL, LIMIT))
                .example("brickyard events dead list", "What did not arrive, and why")
                .example("brickyard events dead retry --webhook http://ha1:9000/listen", "Send a webhook's once more");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        String word = arguments.operands().getFirst();
        List<String> events =
                arguments.operands().subList(1, arguments.operands().size());
        return switch (word) {
            case "list" -> list(arguments, events, here);
            case "retry", "drop" -> change(word, events, arguments, here);
            default ->
                throw Refusal.usage(
                        "dead cannot '" + word + "'",
                        "it takes " + WORDS.asChoice(),
                        "see brickyard events dead --help");
        };
    }

    private static int list(Arguments arguments, List<String> events, Surroundings here) {
        AgentClient agent = AgentOptions.client(arguments, here);
        int most = EventOptions.count(arguments, LIMIT, 100);
        byte[] document = agent.get("/api/v1/dead", List.of(new Parameter("limit", Integer.toString(most))));
        List<String> lines = Json.lines(document, "dead");
        List<Json> letters = new ArrayList<>();
        for (String line : lines) {
            Json letter = Answers.json(line);
            boolean wanted =
                    arguments.value(WEBHOOK).map(letter.text("webhook")::equals).orElse(true)
                            && (events.isEmpty() || events.contains(letter.text("event")));
            if (wanted && AgentOptions.json(arguments)) {
                here.terminal().out().println(line);
            } else if (wanted) {
                letters.add(letter);
            }
        }
        if (!AgentOptions.json(arguments)) {
            String text = letters.isEmpty()
                    ? "no dead letters\n"
                    : EventText.dead(letters, ScreenOptions.look(arguments, here));
            here.terminal().out().print(text);
        }
        return Exit.DONE;
    }

    private static int change(String word, List<String> events, Arguments arguments, Surroundings here) {
        boolean named = arguments.has(WEBHOOK) || !events.isEmpty();
        if (named == arguments.has(ALL)) {
            throw Refusal.usage(
                    "it is not clear which dead letters to " + word,
                    named
                            ? "--all does not go with a choice"
                            : "neither --all, nor --webhook, nor an event's id is given",
                    "see them first: brickyard events dead list");
        }
        List<String> members = new ArrayList<>();
        if (arguments.has(ALL)) {
            members.add("\"all\": true");
        }
        arguments.value(WEBHOOK).ifPresent(url -> members.add("\"webhook\": " + Json.quoted(url)));
        if (!events.isEmpty()) {
            members.add("\"events\": ["
                    + String.join(", ", events.stream().map(Json::quoted).toList()) + "]");
        }
        byte[] answer = AgentOptions.client(arguments, here)
                .post("/api/v1/dead/" + word, "{" + String.join(", ", members) + "}");
        return Answers.count(answer, word.equals("retry") ? "will be sent once more" : "forgotten", arguments, here);
    }
}
