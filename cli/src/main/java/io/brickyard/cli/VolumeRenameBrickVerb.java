package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.plan.WantedBrick;
import io.brickyard.plan.change.Change;
import io.brickyard.pool.VolumeName;

/** {@code brickyard volume rename-brick}: a brick is called by another name of its node. */
final class VolumeRenameBrickVerb implements Action {

    @Override
    public Verb verb() {
        return ChangeWords.completed(Verb.of("rename-brick", "Call a brick by another name of its node")
                .described(
                        "As for bricks that are to be reached over another network. The brick stops for a moment, which its"
                                + " volume must bear; its files stay, and what was written meanwhile is healed.",
                        "Both names must be known to be the same node's: gluster peer probe NEW-NAME, on another node, makes"
                                + " a name known.")
                .takes(new Operand(
                        "VOLUME BRICK NEW", 3, 3, Words.ANY, "the volume, the brick, and the brick by its other name"))
                .takes(
                        PlannedChange.PLAN,
                        PlannedChange.OUTPUT,
                        PlannedChange.APPROVE,
                        PlannedChange.WAIT,
                        PlannedChange.MINORITY)
                .example(
                        "brickyard volume rename-brick data gl1:/bricks/b1/data gl1-storage:/bricks/b1/data",
                        "Clients reach it over the storage network"));
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        VolumeName volume = ChangeWords.volume(arguments.operands().getFirst());
        WantedBrick old = ChangeWords.brick(arguments.operands().get(1));
        WantedBrick fresh = ChangeWords.brick(arguments.operands().get(2));
        if (!old.path().equals(fresh.path())) {
            throw Refusal.usage(
                    old.path() + " and " + fresh.path() + " are different folders",
                    "only the name of the node changes, never the place of the files",
                    "to move a brick: brickyard node drain");
        }
        Change change = new Change.RenameBrick(volume, old, fresh.host());
        return ChangeWords.planned(change, "the brick is called " + fresh, here).showOrDo(arguments, here);
    }
}
