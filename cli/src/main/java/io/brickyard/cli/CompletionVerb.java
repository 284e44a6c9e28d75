package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.BashCompletion;
import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.FishCompletion;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.cli.options.ZshCompletion;

final class CompletionVerb implements Action {

    private static final Words SHELLS = Words.of("bash", "zsh", "fish");

    @Override
    public Verb verb() {
        return Verb.of("completion", "Print a completion script for a shell")
                .takes(new Operand("SHELL", 1, 1, SHELLS, "bash, zsh or fish"))
                .example("source <(brickyard completion bash)", "Complete verbs and options in this shell");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        String shell = arguments.operands().getFirst();
        Command command = Verbs.command();
        String script =
                switch (shell) {
                    case "bash" -> BashCompletion.of(command);
                    case "zsh" -> ZshCompletion.of(command);
                    case "fish" -> FishCompletion.of(command);
                    default ->
                        throw Refusal.usage(
                                "there is no completion for '" + shell + "'",
                                "only for " + SHELLS.asChoice(),
                                "brickyard completion bash");
                };
        here.terminal().out().print(script);
        return Exit.DONE;
    }
}
