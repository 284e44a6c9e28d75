package io.brickyard.cli;

import io.brickyard.cli.events.Json;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import java.util.List;

/** {@code brickyard events types}: what kinds of events there are, and what they mean. */
final class EventsTypesVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("types", "List the kinds of events, or tell about one")
                .takes(new Operand("NAME", 0, 1, Words.ANY, "a type such as VOLUME_START; without one, all are listed"))
                .takes(AgentOptions.and())
                .example("brickyard events types BRICK_DISCONNECTED", "What it means and what it carries");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        List<String> operands = arguments.operands();
        String path = operands.isEmpty() ? "" : "/" + operands.getFirst();
        byte[] document = AgentOptions.client(arguments, here).get("/api/v1/types" + path, List.of());
        for (String line : Json.lines(document, "types")) {
            here.terminal().out().println(line);
        }
        return Exit.DONE;
    }
}
