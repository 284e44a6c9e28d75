package io.brickyard.cli;

import io.brickyard.cli.options.NearestWord;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Words;
import io.brickyard.health.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The codes of findings, as words of a command line. */
final class Codes {

    private Codes() {}

    static Words words() {
        List<String> names = new ArrayList<>();
        for (Check check : Check.values()) {
            names.add(check.name());
        }
        return new Words(names);
    }

    /** Reads a code in whatever case it was typed. */
    static Check parse(String typed) {
        String name = typed.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Check check : Check.values()) {
            if (check.name().equals(name)) {
                return check;
            }
        }
        throw Refusal.usage(
                "there is no code '" + typed + "'",
                "codes are what the first column of findings shows",
                NearestWord.to(name, words().list())
                                .map(near -> "perhaps you meant " + near + ", or ")
                                .orElse("")
                        + "list them all with brickyard explain");
    }
}
