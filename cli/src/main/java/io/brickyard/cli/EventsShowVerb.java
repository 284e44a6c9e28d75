package io.brickyard.cli;

import io.brickyard.cli.events.Json;
import io.brickyard.cli.events.KeptEvent;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.cli.show.EventText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code brickyard events show}: all about one event. */
final class EventsShowVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("show", "Show all about one event")
                .takes(new Operand("ID", 1, 1, Words.ANY, "the event's id, as events list -o json tells it"))
                .takes(AgentOptions.and())
                .example("brickyard events show ID", "All that is kept of it");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        String id = URLEncoder.encode(arguments.operands().getFirst(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        byte[] document = AgentOptions.client(arguments, here).get("/api/v1/events/" + id, List.of());
        if (AgentOptions.json(arguments)) {
            here.terminal().out().println(new String(document, StandardCharsets.UTF_8));
        } else {
            Json item = Json.parse(document).orElse(Json.NOTHING);
            here.terminal().out().print(EventText.page(KeptEvent.of(item), item, ScreenOptions.look(arguments, here)));
        }
        return Exit.DONE;
    }
}
