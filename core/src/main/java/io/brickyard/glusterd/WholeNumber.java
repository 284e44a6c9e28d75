package io.brickyard.glusterd;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Numbers as glusterd writes them in XML and in its report of its state: decimal and never negative; anything else is none. */
public final class WholeNumber {

    private WholeNumber() {}

    public static OptionalLong of(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text.get());
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** One that counts things; what is too large for that is none. */
    public static OptionalInt countOf(Optional<String> text) {
        OptionalLong number = of(text);
        return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }
}
