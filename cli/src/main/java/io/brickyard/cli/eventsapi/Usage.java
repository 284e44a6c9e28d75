package io.brickyard.cli.eventsapi;

import java.util.ArrayList;
import java.util.List;

/** How the command is to be called: laid out like the original's, 80 columns wide. */
record Usage(String program) {

    private static final int WIDTH = 78;
    private static final int HELP_COLUMN = 24;
    private static final String HELP = "-h, --help";
    private static final String HELP_TEXT = "show this help message and exit";

    String ofProgram() {
        String indent = " ".repeat(("usage: " + program + " ").length());
        return "usage: " + program + " [-h]\n" + indent + Subcommand.choice() + "\n" + indent + "...\n";
    }

    String helpOfProgram() {
        return ofProgram() + "\npositional arguments:\n  " + Subcommand.choice() + "\n\noptions:\n"
                + line(HELP, HELP_TEXT, HELP_COLUMN);
    }

    String of(Subcommand command) {
        List<String> options = new ArrayList<>(List.of("[-h]"));
        for (Subcommand.Flag flag : command.flags()) {
            options.add("[" + withValue(flag.name(), flag) + "]");
        }
        List<String> positionals = new ArrayList<>();
        command.positionals().forEach(positional -> positionals.add(positional.name()));
        String beginning = "usage: " + program + " " + command.name() + " ";
        List<String> all = new ArrayList<>(options);
        all.addAll(positionals);
        String inOne = beginning + String.join(" ", all);
        if (inOne.length() <= WIDTH) {
            return inOne + "\n";
        }
        String indent = " ".repeat(beginning.length());
        String text = beginning + filled(options, indent) + "\n";
        return positionals.isEmpty() ? text : text + indent + filled(positionals, indent) + "\n";
    }

    private static String filled(List<String> words, String indent) {
        StringBuilder text = new StringBuilder();
        int column = indent.length() - 1;
        for (String word : words) {
            if (column + 1 + word.length() > WIDTH && !text.isEmpty()) {
                text.append('\n').append(indent);
                column = indent.length() - 1;
            } else if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(word);
            column += 1 + word.length();
        }
        return text.toString();
    }

    String help(Subcommand command) {
        int longest = HELP.length();
        for (Subcommand.Flag flag : command.flags()) {
            longest = Math.max(longest, invocation(flag).length());
        }
        for (Subcommand.Positional positional : command.positionals()) {
            longest = Math.max(longest, positional.name().length());
        }
        int column = Math.min(longest + 4, HELP_COLUMN);
        StringBuilder text = new StringBuilder(of(command));
        if (!command.positionals().isEmpty()) {
            text.append("\npositional arguments:\n");
            command.positionals()
                    .forEach(positional -> text.append(line(positional.name(), positional.text(), column)));
        }
        text.append("\noptions:\n").append(line(HELP, HELP_TEXT, column));
        command.flags().forEach(flag -> text.append(line(invocation(flag), flag.text(), column)));
        return text.toString();
    }

    private static String invocation(Subcommand.Flag flag) {
        return flag.letter().isEmpty()
                ? withValue(flag.name(), flag)
                : withValue(flag.name(), flag) + ", " + withValue(flag.letter(), flag);
    }

    private static String withValue(String name, Subcommand.Flag flag) {
        return flag.takesValue() ? name + " " + flag.placeholder() : name;
    }

    private static String line(String invocation, String text, int column) {
        if (text.isEmpty()) {
            return "  " + invocation + "\n";
        }
        return invocation.length() <= column - 4
                ? "  " + invocation + " ".repeat(column - 2 - invocation.length()) + text + "\n"
                : "  " + invocation + "\n" + " ".repeat(column) + text + "\n";
    }
}
