package io.brickyard.glusterd.command;

import io.brickyard.glusterd.Deadline;
import java.util.List;

/** The way to the {@code gluster} command, so that what is asked and read can be tried without processes. */
public interface CommandLine {

    /**
     * Runs {@code gluster} once with these arguments and waits for its end.
     *
     * @throws io.brickyard.glusterd.GlusterdFailure.AnswerLate when it did not end by the deadline
     * @throws io.brickyard.glusterd.GlusterdFailure.NotAllowed when the command is not there or may not be run
     * @throws io.brickyard.glusterd.GlusterdFailure.Unreadable when it printed more than any answer can be
     */
    Printout run(List<String> arguments, Deadline deadline);
}
