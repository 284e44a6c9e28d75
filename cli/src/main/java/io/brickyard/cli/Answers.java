package io.brickyard.cli;

import io.brickyard.cli.events.Json;
import io.brickyard.cli.options.Arguments;
import java.nio.charset.StandardCharsets;

/** Shows what an agent answered to an order. */
final class Answers {

    private Answers() {}

    /** Prints how many events an order was about. */
    static int count(byte[] answer, String fate, Arguments arguments, Surroundings here) {
        if (AgentOptions.json(arguments)) {
            here.terminal().out().println(new String(answer, StandardCharsets.UTF_8));
            return Exit.DONE;
        }
        long count = Json.parse(answer).orElse(Json.NOTHING).number("count");
        here.terminal().out().println(count + (count == 1 ? " event " : " events ") + fate);
        return Exit.DONE;
    }

    static Json json(String line) {
        return Json.parse(line.getBytes(StandardCharsets.UTF_8)).orElse(Json.NOTHING);
    }
}
