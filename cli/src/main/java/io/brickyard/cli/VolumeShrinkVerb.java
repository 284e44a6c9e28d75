package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.change.Change;
import io.brickyard.pool.VolumeName;
import java.util.List;

/** {@code brickyard volume shrink}: a volume has fewer subvolumes, and all of its files on those that stay. */
final class VolumeShrinkVerb implements Action {

    private static final int MOST_BRICKS = 10_000;

    @Override
    public Verb verb() {
        return ChangeWords.completed(Verb.of("shrink", "Take subvolumes out of a volume, after their files were moved")
                .described(
                        "Name all bricks of the subvolumes that are to go, or say with --subvolumes how many are to stay: the"
                                + " last ones go. Their files are moved to the others, if these have room, and only when all"
                                + " of them are the bricks are taken out. Taking out needs --approve.",
                        "Run twice with --subvolumes, it does nothing the second time.")
                .takes(new Operand(
                        "VOLUME [BRICK]", 1, MOST_BRICKS, Words.ANY, "the volume, and the bricks that are to go"))
                .takes(
                        VolumeExpandVerb.SUBVOLUMES,
                        PlannedChange.PLAN,
                        PlannedChange.OUTPUT,
                        PlannedChange.APPROVE,
                        PlannedChange.WAIT,
                        PlannedChange.MINORITY)
                .example("brickyard volume shrink data --subvolumes 1 --plan", "What would it take?")
                .example("brickyard volume shrink data --subvolumes 1 --approve", "Do it"));
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        VolumeName volume = ChangeWords.volume(arguments.operands().getFirst());
        List<WantedBrick> bricks = VolumeExpandVerb.bricks(arguments);
        Change change = bricks.isEmpty()
                ? new Change.Shrink(volume, VolumeExpandVerb.subvolumes(arguments))
                : new Change.RemoveBricks(volume, bricks);
        return ChangeWords.planned(change, "volume " + volume + " is as small as asked for", here)
                .showOrDo(arguments, here);
    }
}
