package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Wrapped;
import io.brickyard.health.Check;
import java.util.Locale;

final class ExplainVerb implements Action {

    private static final int WIDTH = 96;

    @Override
    public Verb verb() {
        return Verb.of("explain", "Explain a finding's code, or list all codes")
                .takes(new Operand(
                        "CODE", 0, 1, Codes.words(), "a code such as BRICK_DOWN; without one, all are listed"))
                .example("brickyard explain BRICK_DOWN", "What a finding means and what to do");
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        FaithfulStream out = here.terminal().out();
        if (arguments.operands().isEmpty()) {
            list(out);
            return Exit.DONE;
        }
        Check check = Codes.parse(arguments.operands().getFirst());
        out.println(check.name() + " - " + check.title());
        out.println("usual severity: " + severity(check));
        if (!check.explanation().isEmpty()) {
            for (String paragraph : check.explanation().split("\n\n", -1)) {
                out.println();
                out.println(Wrapped.hanging(paragraph, 0, WIDTH));
            }
        }
        out.println();
        out.println("to stop hearing of it for a while: brickyard mute " + check.name() + " --for 4h");
        return Exit.DONE;
    }

    private static void list(FaithfulStream out) {
        int widest = 0;
        for (Check check : Check.values()) {
            widest = Math.max(widest, check.name().length());
        }
        for (Check check : Check.values()) {
            String name = check.name() + " ".repeat(widest - check.name().length());
            String severity = severity(check)
                    + " ".repeat("warning".length() - severity(check).length());
            out.println(name + "  " + severity + "  " + check.title());
        }
    }

    private static String severity(Check check) {
        return check.usual().name().toLowerCase(Locale.ROOT);
    }
}
