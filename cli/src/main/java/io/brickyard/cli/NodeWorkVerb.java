package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.glusterd.Deadline;
import io.brickyard.work.LaterSelf;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeWork;
import io.brickyard.work.NodeWorker;
import io.brickyard.work.PeerProgram;
import java.time.Duration;
import java.util.List;

/**
 * {@code brickyard node-work}: does one piece of work on this node, for another node or for the agent. Not for people, so no help
 * lists it; docs/node-work.md tells of it. Ends with 0 whenever it has printed an answer.
 */
final class NodeWorkVerb implements Action {

    private static final Option THROUGH_GLUSTERD =
            Option.flag("through-glusterd", "The words are those of glusterd's peer program");
    private static final Option LATER = Option.flag("later", "The word is a task that was put off");
    private static final Option SECONDS =
            Option.with("seconds", "N", "How long it may take").usually("600");

    private static final String MAIN = Main.class.getName();
    private static final long LONGEST = 24 * 3600;

    /** glusterd must have ended its transaction with the whole pool before it is disturbed. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    @Override
    public Verb verb() {
        return Verb.of("node-work", "Do one piece of work on this node")
                .described(
                        "Reads a task from its input, does it, and prints how it ended. Brickyard calls it on other nodes.")
                .takes(new Operand("WORD", 0, 3, Words.ANY, "a task, where it does not come as input"))
                .takes(THROUGH_GLUSTERD, LATER, SECONDS);
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        NodeWorker worker = NodeWorker.ofThisNode();
        if (arguments.has(THROUGH_GLUSTERD)) {
            List<String> later = List.of("node-work", LATER.dashed());
            print(here, new PeerProgram(worker, new LaterSelf(MAIN, later)).answer(arguments.operands()));
        } else if (arguments.has(LATER)) {
            later(arguments, worker, here);
        } else {
            print(here, NodeWork.answer(here.terminal().in(), worker, deadline(arguments)));
        }
        return Exit.DONE;
    }

    private static void later(Arguments arguments, NodeWorker worker, Surroundings here) {
        if (arguments.operands().size() != 1) {
            throw Refusal.usage("there is no task", LATER.dashed() + " takes one", "this is not for people");
        }
        try {
            Thread.sleep(MOMENT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        NodeResult result = NodeWork.performLater(arguments.operands().getFirst(), worker, deadline(arguments));
        print(here, here.clock().instant() + " " + result);
    }

    private static void print(Surroundings here, String line) {
        here.terminal().out().println(line);
    }

    private static Deadline deadline(Arguments arguments) {
        String text = arguments.value(SECONDS).orElse("600");
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= 1 && seconds <= LONGEST) {
                return Deadline.in(Duration.ofSeconds(seconds));
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw Refusal.usage("--seconds cannot be '" + text + "'", "it takes 1 to " + LONGEST, "this is not for people");
    }
}
