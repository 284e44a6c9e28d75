package io.brickyard.cli;

import io.brickyard.cli.events.Json;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.show.EventText;
import java.util.ArrayList;
import java.util.List;

/** {@code brickyard events webhooks}: how the webhooks of this node's agent fare. */
final class EventsWebhooksVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("webhooks", "Show how the webhooks fare: what waits, and what went wrong last")
                .described(
                        "Each node's agent delivers by itself; this is the one of this node. Webhooks are added and changed"
                                + " with brickyard webhook, for all nodes.")
                .takes(AgentOptions.and())
                .example("brickyard events webhooks", "Who is told, and who does not listen");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        byte[] document = AgentOptions.client(arguments, here).get("/api/v1/webhooks/states", List.of());
        List<String> lines = Json.lines(document, "states");
        if (AgentOptions.json(arguments)) {
            lines.forEach(here.terminal().out()::println);
            return Exit.DONE;
        }
        List<Json> states = new ArrayList<>();
        lines.forEach(line -> states.add(Answers.json(line)));
        here.terminal()
                .out()
                .print(
                        states.isEmpty()
                                ? "no webhooks\n"
                                : EventText.webhooks(states, ScreenOptions.look(arguments, here)));
        return Exit.DONE;
    }
}
