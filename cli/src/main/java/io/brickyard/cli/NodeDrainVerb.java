package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.plan.change.Change;
import io.brickyard.pool.HostName;

/** {@code brickyard node drain}: no brick is left on a node, which stays a member. */
final class NodeDrainVerb implements Action {

    static final Option TO = ChangeWords.places(
            "to",
            "Make bricks here, instead of where other nodes have bricks already; in a folder with the volume's name");

    @Override
    public Verb verb() {
        return ChangeWords.completed(Verb.of("drain", "Move all bricks of a node elsewhere; it stays a member")
                .described(
                        "Bricks of replicated and dispersed volumes are replaced one at a time, each by a brick on a node that has"
                                + " none of its subvolume, and filled from the others before the next one is touched. Files of"
                                + " distributed volumes are moved to the bricks that stay, if they have room.",
                        "What is left of the old bricks is removed at the end, which needs --approve.")
                .takes(new Operand("NODE", 1, 1, Words.ANY, "a node's name or address"))
                .takes(
                        TO,
                        PlannedChange.PLAN,
                        PlannedChange.OUTPUT,
                        PlannedChange.APPROVE,
                        PlannedChange.WAIT,
                        PlannedChange.MINORITY)
                .example("brickyard node drain gl3 --plan", "What would it take?")
                .example("brickyard node drain gl3 --to gl4:/bricks/b1 --approve", "Move its bricks to gl4"));
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        HostName node = ChangeWords.host(arguments.operands().getFirst());
        Change change = new Change.DrainNode(node, ChangeWords.bricks(arguments.values(TO)));
        return ChangeWords.planned(change, "no brick is on " + node, here).showOrDo(arguments, here);
    }
}
