package io.brickyard.cli;

import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentClient.Parameter;
import io.brickyard.agents.AgentClient.Position;
import io.brickyard.agents.AgentFailure;
import io.brickyard.agents.StreamMessage;
import io.brickyard.cli.events.Json;
import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.show.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code brickyard events tail}: the last events, and with {@code -f} all that come. When the agent goes, for example because
 * it is restarted, it is asked again until it is back, and nothing is missed; when it stays away, that is the end.
 */
final class EventsTailVerb implements Action {

    private static final int USUAL = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TRIES = 60;

    private static final Option LIMIT = EventOptions.limit("10", "Begin with this many of the last ones; at most 1000");
    private static final Option FOLLOW =
            Option.flag("follow", "Go on with what happens, until Ctrl-C").orShort('f');

    @Override
    public Verb verb() {
        return Verb.of("tail", "Show the last events, and follow")
                .takes(AgentOptions.and(
                        FOLLOW,
                        EventOptions.TYPE,
                        EventOptions.CATEGORY,
                        EventOptions.SEVERITY,
                        EventOptions.VOLUME,
                        EventOptions.NODE,
                        LIMIT))
                .example("brickyard events tail -f", "What happens now")
                .example("brickyard events tail -f -o json | jq .event.type", "The same for programs");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        int most = EventOptions.count(arguments, LIMIT, USUAL);
        AgentClient agent = AgentOptions.client(arguments, here);
        List<Parameter> filter = EventOptions.filter(arguments);
        Output output = new Output(AgentOptions.json(arguments), ScreenOptions.look(arguments, here), here);
        // What comes between the two questions is in the list or in the stream, and in the stream only once.
        long last = Json.parse(agent.get("/api/v1/status", List.of()))
                .orElse(Json.NOTHING)
                .member("journal")
                .number("last");
        List<Parameter> query = new ArrayList<>(filter);
        query.add(new Parameter("limit", Integer.toString(most)));
        for (String line :
                Json.lines(agent.get("/api/v1/events", query), "events").reversed()) {
            output.print(line);
            last = Math.max(last, EventsListVerb.event(line).sequence());
        }
        if (arguments.has(FOLLOW)) {
            output.follow(agent, filter, new Position(Long.toString(last)));
        }
        return Exit.DONE;
    }

    private static final class Output {
        private final boolean json;
        private final Look look;
        private final Surroundings here;
        private Position last = new Position("0");
        private int tries;

        Output(boolean json, Look look, Surroundings here) {
            this.json = json;
            this.look = look;
            this.here = here;
        }

        void print(String line) {
            EventsListVerb.print(line, json, look, here);
        }

        /** Ends when the reader of our output has left; throws when the agent stays away. */
        void follow(AgentClient agent, List<Parameter> filter, Position from) {
            last = from;
            while (here.terminal().out().failure().isEmpty()) {
                try {
                    agent.follow("/api/v1/events/stream", filter, Optional.of(last), this::took);
                } catch (AgentFailure failure) {
                    if (!failure.retryable() || ++tries > TRIES || !paused()) {
                        throw failure;
                    }
                }
            }
        }

        private boolean took(StreamMessage message) {
            tries = 0;
            if (!message.id().isEmpty()) {
                last = new Position(message.id());
            }
            if (message.kind().equals("message")) {
                print(message.data());
            } else if (message.kind().equals("gap")) {
                here.terminal().err().println("brickyard: the agent no longer keeps some of the events in between");
            }
            return here.terminal().out().failure().isEmpty();
        }

        private static boolean paused() {
            try {
                Thread.sleep(PAUSE);
                return true;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
