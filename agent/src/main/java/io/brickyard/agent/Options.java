package io.brickyard.agent;

import io.brickyard.agent.config.Configuration;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
record Options(Verb verb, Optional<Path> config, Optional<Path> pidFile, boolean renew) {

    enum Verb {
        RUN,
        CHECK,
        PAIR,
        HELP
    }

    /** @throws IllegalArgumentException saying what cannot be understood */
    static Options parse(List<String> arguments) {
        Deque<String> words = new ArrayDeque<>(arguments);
        Optional<Path> config = Optional.empty();
        Optional<Path> pidFile = Optional.empty();
        boolean renew = false;
        StringBuilder verb = new StringBuilder();
        while (!words.isEmpty()) {
            String word = words.pop();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                words.push(word.substring(equals + 1));
                word = word.substring(0, equals);
            }
            switch (word) {
                case "--config" -> config = Optional.of(path(word, words));
                case "-p", "--pid-file" -> pidFile = Optional.of(path(word, words));
                case "--renew" -> renew = true;
                case "-h", "--help" -> {
                    return new Options(Verb.HELP, config, pidFile, false);
                }
                default -> verb.append(verb.isEmpty() ? "" : " ").append(word);
            }
        }
        return new Options(verb(verb.toString()), config, pidFile, renew);
    }

    private static Verb verb(String words) {
        return switch (words) {
            case "", "run" -> Verb.RUN;
            case "config check" -> Verb.CHECK;
            case "pair" -> Verb.PAIR;
            case "help" -> Verb.HELP;
            default -> throw new IllegalArgumentException("'" + words + "' is not understood");
        };
    }

    private static Path path(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a file");
        }
        return Path.of(words.pop());
    }

    Configuration configuration() {
        return Configuration.read(config.orElse(Configuration.USUAL_FILE), config.isPresent());
    }
}
