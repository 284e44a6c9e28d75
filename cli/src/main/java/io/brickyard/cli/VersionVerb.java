package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Verb;

final class VersionVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("version", "Print the version");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        here.terminal().out().println(Version.line());
        return Exit.DONE;
    }
}
