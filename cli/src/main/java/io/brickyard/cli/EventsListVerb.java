package io.brickyard.cli;

import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentClient.Parameter;
import io.brickyard.cli.events.Json;
import io.brickyard.cli.events.KeptEvent;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.show.EventText;
import io.brickyard.cli.show.Look;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code brickyard events list}: events that the agent keeps, the newest last. */
final class EventsListVerb implements Action {

    private static final int USUAL = 100;
    private static final Option LIMIT =
            EventOptions.limit("100", "Show the newest ones up to this number; at most 1000");

    @Override
    public Verb verb() {
        return Verb.of("list", "List events, the newest last")
                .described(
                        "A line has the time at which it happened in UTC, the severity as a symbol, the type, what it is about,"
                                + " and its attributes. What is in brackets is doubtful: 'unconfirmed' for what GlusterFS says"
                                + " also when nothing happened.")
                .takes(AgentOptions.and(
                        EventOptions.SINCE,
                        EventOptions.UNTIL,
                        EventOptions.TYPE,
                        EventOptions.CATEGORY,
                        EventOptions.SEVERITY,
                        EventOptions.VOLUME,
                        EventOptions.NODE,
                        EventOptions.FOLD,
                        LIMIT))
                .example("brickyard events list --since 2h --severity warning", "What went wrong in the last two hours")
                .example("brickyard events list -v gv0 -o json", "All about one volume, for programs");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        int most = EventOptions.count(arguments, LIMIT, USUAL);
        List<Parameter> query = EventOptions.query(arguments, here.clock().instant());
        query.add(new Parameter("limit", Integer.toString(most)));
        AgentClient agent = AgentOptions.client(arguments, here);
        List<String> lines = Json.lines(agent.get("/api/v1/events", query), "events");
        Look look = ScreenOptions.look(arguments, here);
        for (String line : lines.reversed()) {
            print(line, AgentOptions.json(arguments), look, here);
        }
        return Exit.DONE;
    }

    /** An event that came as JSON on one line. */
    static void print(String line, boolean json, Look look, Surroundings here) {
        here.terminal().out().print(json ? line + "\n" : EventText.line(event(line), look));
    }

    static KeptEvent event(String line) {
        return KeptEvent.of(Json.parse(line.getBytes(StandardCharsets.UTF_8)).orElse(Json.NOTHING));
    }
}
