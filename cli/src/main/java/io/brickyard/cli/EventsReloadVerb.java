package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;
import java.nio.charset.StandardCharsets;

/** {@code brickyard events reload}: has an agent read its files again. */
final class EventsReloadVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("reload", "Have the agent read its configuration and the webhooks again")
                .described(
                        "Nothing that waits is lost. While a file cannot be used, the agent goes on with what it had, and"
                                + " the message says what is wrong. This is about one agent; 'brickyard webhook reload' is about"
                                + " those of all nodes.")
                .takes(AgentOptions.and())
                .example("brickyard events reload", "After a change of /etc/brickyard/agent.yaml");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        byte[] answer = AgentOptions.client(arguments, here).post("/api/v1/reload", "");
        here.terminal()
                .out()
                .println(
                        AgentOptions.json(arguments)
                                ? new String(answer, StandardCharsets.UTF_8).strip()
                                : "the agent reads its files again");
        return Exit.DONE;
    }
}
