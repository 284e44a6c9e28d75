package io.brickyard.cli;

import io.brickyard.cli.events.Json;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.show.AgentText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code brickyard events status}: whether an agent does its work. */
final class EventsStatusVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("status", "Show whether the agent takes events in and keeps them")
                .described(
                        "This is about one agent: what keeps it from its work, what its journal holds, and what was refused"
                                + " or lost on the way in. 'brickyard webhook status' is about those of all nodes.")
                .takes(AgentOptions.and())
                .example("brickyard events status", "Is anything lost?")
                .exits(Exit.INCOMPLETE, "The agent does not answer, or says that it is not ready");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        byte[] document = AgentOptions.client(arguments, here).get("/api/v1/status", List.of());
        Json status = Json.parse(document).orElse(Json.NOTHING);
        here.terminal()
                .out()
                .print(
                        AgentOptions.json(arguments)
                                ? new String(document, StandardCharsets.UTF_8).strip() + "\n"
                                : AgentText.of(status, ScreenOptions.look(arguments, here)));
        return status.flag("ready") ? Exit.DONE : Exit.INCOMPLETE;
    }
}
