package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;

/** Listed here so that people find it; the launcher starts the agent's own main class, which has a jar of its own. */
final class AgentVerb implements Action {

    private static final Words WORDS = Words.of("run", "config", "check", "pair");

    @Override
    public Verb verb() {
        return Verb.of("agent", "Run this node's agent, which keeps events and brings them to webhooks")
                .described(
                        "It takes the place of glustereventsd, on every node; as a rule systemd starts it: systemctl"
                                + " enable --now brickyard-agent. 'run', or no word, runs it until it is told to stop;"
                                + " 'config check' says what is wrong with the configuration, or prints all that holds.",
                        "'pair', once on any node while all agents run, makes a key by which the agents of this pool"
                                + " know each other, and gives it to all nodes; said again, it gives it to nodes that"
                                + " lack it.")
                .takes(new Operand("WORD", 0, 2, WORDS, "run, config check or pair"))
                .takes(
                        Option.with(
                                "config",
                                "FILE",
                                "The configuration; without it /etc/brickyard/agent.yaml, if there" + " is one"),
                        Option.with("pid-file", "FILE", "Where 'run' writes its process id; without it as configured"),
                        Option.flag("renew", "With 'pair': make another key; the old one opens nothing any more"))
                .example("brickyard agent config check", "Before it is started, or reloaded")
                .example("brickyard agent pair", "Once, on any node")
                .exits(1, "The pool could not be paired, or not all of it")
                .exits(69, "It cannot run here, for example as another agent does")
                .exits(78, "The configuration is wrong");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        throw Refusal.usage(
                "the agent is not part of this program",
                "it has a main class of its own, io.brickyard.agent.Main, which the launcher starts",
                "start brickyard through its launcher");
    }
}
