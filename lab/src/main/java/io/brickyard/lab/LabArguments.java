package io.brickyard.lab;

import io.brickyard.pool.VolumeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of {@code brickyard lab}. Options may stand before, between and after the other words. */
final class LabArguments {

    private static final String VERBS = "up, list, exec, shell, mount, power-off, power-on, cut, join, stop-glusterd,"
            + " start-glusterd, freeze, thaw, kill-brick, mend, down";

    private final String verb;
    private final Deque<String> rest;

    private LabArguments(List<String> arguments) {
        verb = arguments.getFirst();
        rest = new ArrayDeque<>(arguments.subList(1, arguments.size()));
    }

    /** @throws UsageException when they make no sense */
    static LabCommand parse(List<String> arguments) {
        int ownWords = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
        List<String> own = arguments.subList(0, ownWords);
        if (own.isEmpty()
                || own.contains("--help")
                || own.contains("-h")
                || own.getFirst().equals("help")) {
            return new LabCommand.Help();
        }
        try {
            return new LabArguments(arguments).command();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private LabCommand command() {
        return switch (verb) {
            case "up" -> up();
            case "list" -> last(new LabCommand.ListAll());
            case "exec" -> exec();
            case "shell" -> last(new LabCommand.Exec(lab(), word("NODE"), List.of("bash", "--norc", "-i")));
            case "mount" -> mount();
            case "kill-brick" ->
                last(new LabCommand.KillBrick(lab(), new VolumeName(word("VOLUME")).value(), word("BRICK")));
            case "mend" -> last(new LabCommand.Mend(rest.isEmpty() ? LabName.DEFAULT : lab()));
            case "down" -> down();
            default -> {
                LabCommand.Fault fault = LabCommand.Fault.of(verb)
                        .orElseThrow(() -> new UsageException("there is no verb '" + verb + "'; there are " + VERBS));
                yield last(new LabCommand.Break(fault, lab(), word("NODE")));
            }
        };
    }

    private LabCommand up() {
        Optional<LabName> name = Optional.empty();
        int nodes = 3;
        int bricks = LabSpec.DEFAULT_BRICKS;
        boolean demo = false;
        List<String> glusterdOptions = new ArrayList<>();
        while (!rest.isEmpty()) {
            String argument = split(rest.pop());
            switch (argument) {
                case "--nodes" -> nodes = number(argument);
                case "--bricks-per-node" -> bricks = number(argument);
                case "--volumes" -> demo = demoVolumes(word("--volumes demo"));
                case "--glusterd-option" -> glusterdOptions.add(word("--glusterd-option KEY=VALUE"));
                default -> {
                    refuseOption(argument);
                    refuseSecond(name, argument);
                    name = Optional.of(new LabName(argument));
                }
            }
        }
        LabSpec spec = new LabSpec(name.orElse(LabName.DEFAULT), nodes, bricks, demo, java.util.Map.of());
        for (String option : glusterdOptions) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--glusterd-option takes KEY=VALUE, not '" + option + "'");
            }
            spec = spec.withGlusterdOption(option.substring(0, equals), option.substring(equals + 1));
        }
        return new LabCommand.Up(spec);
    }

    private static boolean demoVolumes(String which) {
        if (!which.equals("demo")) {
            throw new UsageException("--volumes knows only 'demo', not '" + which + "'");
        }
        return true;
    }

    private LabCommand exec() {
        LabName lab = lab();
        String machine = word("NODE");
        if (!rest.isEmpty() && rest.peek().equals("--")) {
            rest.pop();
        }
        if (rest.isEmpty()) {
            throw new UsageException(
                    "exec needs a command to run: brickyard lab exec " + lab + " " + machine + " -- CMD...");
        }
        return new LabCommand.Exec(lab, machine, List.copyOf(rest));
    }

    private LabCommand mount() {
        LabName lab = lab();
        String volume = new VolumeName(word("VOLUME")).value();
        String machine = "client";
        Optional<String> path = Optional.empty();
        while (!rest.isEmpty()) {
            String argument = split(rest.pop());
            if (argument.equals("--node")) {
                machine = word("--node NODE");
            } else {
                refuseOption(argument);
                refuseSecond(path, argument);
                path = Optional.of(argument);
            }
        }
        return new LabCommand.Mount(lab, volume, machine, path);
    }

    private LabCommand down() {
        if (rest.isEmpty()) {
            return new LabCommand.Down(LabName.DEFAULT);
        }
        if (rest.peek().equals("--all")) {
            rest.pop();
            return last(new LabCommand.DownAll());
        }
        return last(new LabCommand.Down(lab()));
    }

    /** Puts the value of {@code --option=value} back as a word of its own. */
    private String split(String argument) {
        int equals = argument.indexOf('=');
        if (!argument.startsWith("--") || equals < 0) {
            return argument;
        }
        rest.push(argument.substring(equals + 1));
        return argument.substring(0, equals);
    }

    private LabName lab() {
        return new LabName(word("NAME"));
    }

    private String word(String what) {
        if (rest.isEmpty()) {
            throw new UsageException(verb + ": " + what + " is missing");
        }
        String word = rest.pop();
        refuseOption(word);
        return word;
    }

    private int number(String option) {
        String text = word(option + " N");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException(option + " takes a number, not '" + text + "'");
        }
    }

    private LabCommand last(LabCommand command) {
        if (!rest.isEmpty()) {
            throw new UsageException(verb + ": '" + rest.peek() + "' is one word too many");
        }
        return command;
    }

    private void refuseOption(String word) {
        if (word.startsWith("-")) {
            throw new UsageException(verb + ": there is no option '" + word + "' here");
        }
    }

    private void refuseSecond(Optional<?> first, String second) {
        if (first.isPresent()) {
            throw new UsageException(verb + ": '" + first.get() + "' and '" + second + "' cannot both be meant");
        }
    }
}
