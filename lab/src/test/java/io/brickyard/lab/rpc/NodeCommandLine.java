package io.brickyard.lab.rpc;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.Printout;
import io.brickyard.lab.Machine;
import io.brickyard.lab.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code gluster}, run within a node of a lab as its administrator would. */
record NodeCommandLine(Machine machine) implements CommandLine {

    @Override
    public Printout run(List<String> arguments, Deadline deadline) {
        List<String> command = new ArrayList<>(List.of("gluster"));
        command.addAll(arguments);
        Output output = machine.run(deadline.left(), command);
        if (output.timedOut()) {
            throw new GlusterdFailure.AnswerLate(command + " did not end in time on " + machine);
        }
        return new Printout(output.stdout().getBytes(StandardCharsets.UTF_8), output.stderr(), output.exit());
    }
}
