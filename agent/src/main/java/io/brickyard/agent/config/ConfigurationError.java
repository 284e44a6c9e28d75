package io.brickyard.agent.config;

import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it, each with its file and line. */
public final class ConfigurationError extends RuntimeException {

    private final List<String> problems;

    public ConfigurationError(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
