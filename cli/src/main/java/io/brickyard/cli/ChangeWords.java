package io.brickyard.cli;

import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.deploy.Changing;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.change.Change;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.function.Function;

/** What verbs that change one thing of the pool have in common: their options, and how their words are read. */
final class ChangeWords {

    private ChangeWords() {}

    static Option places(String name, String text) {
        return Option.with(name, "NODE:/FOLDER", text).repeated();
    }

    /** The verb, with the options and exit codes that all of them have besides their own. */
    static Verb completed(Verb verb) {
        return PlannedChange.withExits(verb.exits(2, "With --plan: there are steps to do"));
    }

    /** @param aim what holds when nothing is left to do */
    static PlannedChange planned(Change change, String aim, Surroundings here) {
        return new PlannedChange(here.pools().deployment(PoolDocument.NONE), new Changing(change), aim);
    }

    static HostName host(String word) {
        return read(word, HostName::new, "a node's name");
    }

    static VolumeName volume(String word) {
        return read(word, VolumeName::new, "a volume's name");
    }

    static BrickPath folder(String word) {
        return read(word, BrickPath::new, "a folder, as /bricks/b1");
    }

    static List<WantedBrick> bricks(List<String> words) {
        return words.stream().map(ChangeWords::brick).toList();
    }

    /** {@code NODE:/folder}; what is before the first colon and slash is the node, so that an IPv6 address can be one. */
    static WantedBrick brick(String word) {
        return read(
                word,
                text -> {
                    int end = text.indexOf(":/");
                    if (end < 0) {
                        throw new IllegalArgumentException("there is no ':/' in it");
                    }
                    return new WantedBrick(
                            new HostName(text.substring(0, end)), new BrickPath(text.substring(end + 1)));
                },
                "a node and a folder, as gl2:/bricks/b1");
    }

    static int count(Option option, String word) {
        return read(word, Integer::parseInt, "a number for " + option.dashed());
    }

    private static <T> T read(String word, Function<String, T> reader, String what) {
        try {
            return reader.apply(word);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("'" + word + "' is not " + what, String.valueOf(e.getMessage()), "correct it");
        }
    }
}
