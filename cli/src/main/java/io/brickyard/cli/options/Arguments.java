package io.brickyard.cli.options;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from a command line for one verb.
 *
 * @param values by the option's long name, in the order given; an option that stood without a value has an empty text
 * @param operands in the order given
 */
public record Arguments(Map<String, List<String>> values, List<String> operands) {

    public Arguments {
        values = Map.copyOf(values);
        operands = List.copyOf(operands);
    }

    public boolean has(Option option) {
        return values.containsKey(option.name());
    }

    /** The last value given; empty when the option was not given. */
    public Optional<String> value(Option option) {
        List<String> given = values(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast());
    }

    public List<String> values(Option option) {
        return values.getOrDefault(option.name(), List.of());
    }
}
