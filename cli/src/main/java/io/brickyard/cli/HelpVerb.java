package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.HelpText;
import io.brickyard.cli.options.NearestWord;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import java.util.Optional;

final class HelpVerb implements Action {

    @Override
    public Verb verb() {
        return Verb.of("help", "Tell about brickyard, or about one verb")
                .takes(new Operand("VERB", 0, 2, new Words(Verbs.NAMES), "the verb to tell about"))
                .example("brickyard help status", "All about one verb");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        Command command = Verbs.command();
        if (arguments.operands().isEmpty()) {
            here.terminal().out().print(HelpText.of(command));
            return Exit.DONE;
        }
        String wanted = arguments.operands().getFirst();
        Verb verb = command.verb(wanted)
                .orElseThrow(() -> Refusal.usage(
                        "there is no verb '" + wanted + "' to tell about",
                        "brickyard has no such verb",
                        NearestWord.to(wanted, Verbs.NAMES)
                                .map(near -> "perhaps brickyard help " + near)
                                .orElse("see brickyard help")));
        Optional<Command> group = command.group(verb);
        if (arguments.operands().size() == 2) {
            return within(group, wanted, arguments.operands().getLast(), here);
        }
        here.terminal().out().print(group.map(HelpText::of).orElseGet(() -> HelpText.of(command, verb)));
        return Exit.DONE;
    }

    private static int within(Optional<Command> group, String first, String wanted, Surroundings here) {
        Verb verb = group.flatMap(command -> command.verb(wanted))
                .orElseThrow(() -> Refusal.usage(
                        "there is no verb '" + first + " " + wanted + "' to tell about",
                        "brickyard " + first + " has no such verb",
                        group.flatMap(command -> NearestWord.to(wanted, command.names()))
                                .map(near -> "perhaps brickyard help " + first + " " + near)
                                .orElse("see brickyard help " + first)));
        here.terminal().out().print(HelpText.of(group.orElseThrow(), verb));
        return Exit.DONE;
    }
}
