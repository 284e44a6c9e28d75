package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.ManPage;
import io.brickyard.cli.options.Verb;
import io.brickyard.release.Release;

final class ManVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("man", "Print the manual page").example("brickyard man | man -l -", "Read the manual");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Release version = Release.ofThisBuild();
        here.terminal().out().print(ManPage.of(Verbs.command(), version.number(), version.date()));
        return Exit.DONE;
    }
}
