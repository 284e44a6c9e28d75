package io.brickyard.cli.options;

import java.util.List;

/** Help on a terminal: for the whole command, and for one verb. */
public final class HelpText {

    private static final int WIDTH = 96;
    private static final int COLUMN = 30;

    private final Command command;
    private final StringBuilder text = new StringBuilder();

    private HelpText(Command command) {
        this.command = command;
    }

    public static String of(Command command) {
        return new HelpText(command).whole();
    }

    public static String of(Command command, Verb verb) {
        return new HelpText(command).one(verb);
    }

    private String whole() {
        String name = command.name();
        line(name + " - " + command.purpose()).line("");
        line("Usage: " + name + " VERB [OPTION]...").line("").line("Verbs:");
        for (Verb verb : command.verbs()) {
            entry(verb.name(), verb.purpose(), 14);
        }
        line("").line("Common options:");
        options(command.common());
        line("").line("Try:");
        for (Verb verb : command.verbs()) {
            if (!verb.teaching().examples().isEmpty()) {
                Example first = verb.teaching().examples().getFirst();
                entry(first.line(), first.text(), 44);
            }
        }
        line("");
        exits(command.exits());
        int space = name.indexOf(' ');
        String first = space < 0 ? name : name.substring(0, space);
        line("'" + first + " help" + name.substring(first.length()) + " VERB' tells all about a verb; '" + first
                + " man | man -l -' shows the manual.");
        return text.toString();
    }

    private String one(Verb verb) {
        line(called(verb) + " - " + verb.purpose()).line("");
        line("Usage: " + usage(verb));
        for (String paragraph : verb.description()) {
            line("").line(Wrapped.hanging(paragraph, 0, WIDTH));
        }
        if (verb.operand().atMost() > 0) {
            line("");
            entry(verb.operand().placeholder(), verb.operand().text(), COLUMN);
        }
        if (!verb.options().isEmpty()) {
            line("").line("Options:");
            options(verb.options());
        }
        if (!command.common().isEmpty()) {
            line("").line("Common options:");
            options(command.common());
        }
        if (!verb.teaching().examples().isEmpty()) {
            line("").line("Examples:");
            for (Example example : verb.teaching().examples()) {
                line("  " + example.line()).line("      " + example.text());
            }
        }
        line("");
        exits(verb.teaching().exits());
        return text.toString();
    }

    private String called(Verb verb) {
        return verb.name().isEmpty() ? command.name() : command.name() + " " + verb.name();
    }

    private String usage(Verb verb) {
        String operand = verb.operand().synopsis();
        return called(verb) + (operand.isEmpty() ? "" : " " + operand) + " [OPTION]...";
    }

    private void options(List<Option> options) {
        for (Option option : options) {
            entry(option.synopsis(), option.fullText(), COLUMN);
        }
    }

    private void exits(List<ExitMeaning> exits) {
        if (exits.isEmpty()) {
            return;
        }
        line("Exit codes:");
        for (ExitMeaning exit : exits) {
            entry(Integer.toString(exit.code()), exit.text(), 7);
        }
        line("");
    }

    private void entry(String head, String body, int column) {
        text.append("  ").append(head);
        int used = head.length() + 2;
        if (used + 2 > column) {
            text.append('\n').append(" ".repeat(column));
        } else {
            text.append(" ".repeat(column - used));
        }
        line(Wrapped.hanging(body, column, WIDTH));
    }

    private HelpText line(String line) {
        text.append(line).append('\n');
        return this;
    }
}
