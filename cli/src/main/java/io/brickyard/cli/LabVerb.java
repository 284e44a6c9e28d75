package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;

/** Listed here so that people find it; the launcher starts the lab's own main class, because the lab ships apart. */
final class LabVerb implements Action {

    private static final Words WORDS = Words.of(
            "up",
            "list",
            "exec",
            "shell",
            "mount",
            "power-off",
            "power-on",
            "cut",
            "join",
            "stop-glusterd",
            "start-glusterd",
            "freeze",
            "thaw",
            "kill-brick",
            "mend",
            "down");

    @Override
    public Verb verb() {
        return Verb.of("lab", "Start a real pool on this machine, and break it")
                .described("'brickyard lab' alone tells all about the lab: real glusterds in network namespaces of this"
                        + " machine, with commands to power nodes off, cut links, and kill bricks.")
                .takes(new Operand("WORD", 0, Integer.MAX_VALUE, WORDS, "what to do"))
                .example("brickyard lab up --nodes 3", "A pool of three nodes to play with");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        throw Refusal.usage(
                "the lab is not part of this program",
                "it has a main class of its own, io.brickyard.lab.Main, which the launcher starts",
                "start brickyard through its launcher");
    }
}
