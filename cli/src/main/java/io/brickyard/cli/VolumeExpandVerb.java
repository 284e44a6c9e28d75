package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.change.Change;
import io.brickyard.pool.VolumeName;
import java.util.List;

/** {@code brickyard volume expand}: a volume has more subvolumes, and its files are spread over all. */
final class VolumeExpandVerb implements Action {

    static final Option SUBVOLUMES = Option.with("subvolumes", "COUNT", "How many subvolumes it is to have in the end");
    private static final Option PLACE = ChangeWords.places(
            "place", "With --subvolumes: make bricks here, instead of where the nodes have bricks already");
    private static final int MOST_BRICKS = 10_000;

    @Override
    public Verb verb() {
        return ChangeWords.completed(Verb.of("expand", "Give a volume more subvolumes, and spread its files over all")
                .described(
                        "Name the new bricks, in the order in which they form subvolumes, or say with --subvolumes how many"
                                + " there are to be: then places are found, so that no two bricks of a subvolume share a node.",
                        "Run twice, it does nothing the second time.")
                .takes(new Operand(
                        "VOLUME [BRICK]",
                        1,
                        MOST_BRICKS,
                        Words.ANY,
                        "the volume, and new bricks as gl4:/bricks/b1/data"))
                .takes(
                        SUBVOLUMES,
                        PLACE,
                        PlannedChange.PLAN,
                        PlannedChange.OUTPUT,
                        PlannedChange.APPROVE,
                        PlannedChange.WAIT,
                        PlannedChange.MINORITY)
                .example("brickyard volume expand data --subvolumes 2", "Two sets of bricks, where there is place")
                .example(
                        "brickyard volume expand data gl4:/bricks/b1/data gl5:/bricks/b1/data gl6:/bricks/b1/data",
                        "One set more, on these"));
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        VolumeName volume = ChangeWords.volume(arguments.operands().getFirst());
        List<WantedBrick> bricks = bricks(arguments);
        Change change = bricks.isEmpty()
                ? new Change.Grow(volume, subvolumes(arguments), ChangeWords.bricks(arguments.values(PLACE)))
                : new Change.AddBricks(volume, bricks);
        return ChangeWords.planned(change, "volume " + volume + " is as large as asked for", here)
                .showOrDo(arguments, here);
    }

    /** @throws Refusal when both bricks and a count are given, or none */
    static List<WantedBrick> bricks(Arguments arguments) {
        List<String> words =
                arguments.operands().subList(1, arguments.operands().size());
        if (words.isEmpty() != arguments.has(SUBVOLUMES)) {
            throw Refusal.usage(
                    "it is not clear which bricks are meant",
                    words.isEmpty() ? "neither bricks nor --subvolumes are given" : "bricks and --subvolumes are given",
                    "name the bricks, or say with --subvolumes how many subvolumes there are to be");
        }
        return ChangeWords.bricks(words);
    }

    static int subvolumes(Arguments arguments) {
        return ChangeWords.count(SUBVOLUMES, arguments.value(SUBVOLUMES).orElse(""));
    }
}
