package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;

/** A verb: what it is called and takes, and what it does. */
interface Action {

    Verb verb();

    /**
     * Does the verb's work.
     *
     * @return the exit code
     * @throws io.brickyard.cli.options.Refusal when it cannot be done as asked
     * @throws io.brickyard.glusterd.GlusterdFailure when no glusterd could be asked
     */
    int run(Arguments arguments, Surroundings here);
}
