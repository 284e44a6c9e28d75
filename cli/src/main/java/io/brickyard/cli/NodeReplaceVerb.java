package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.plan.change.Change;
import io.brickyard.pool.HostName;

/** {@code brickyard node replace}: another node has all bricks of one, living or dead, which then is a member no more. */
final class NodeReplaceVerb implements Action {

    private static final Option TO = Option.with(
                    "to",
                    "/FOLDER",
                    "Where the new node is to have bricks, in a folder with the volume's name; give one for each brick of a"
                            + " volume. Without it, at the same paths as on the old node")
            .repeated();

    @Override
    public Verb verb() {
        return ChangeWords.completed(Verb.of(
                        "replace", "Give all bricks of a node to another one, and take the old one out")
                .described(
                        "The new node becomes a member, unless it is one. Then each brick of the old node gets a successor there,"
                                + " filled from the others of its subvolume, and the old node is detached.",
                        "The old node may be dead, as long as the other bricks of each subvolume serve. Where it cannot be"
                                + " told whether they have all of its files (two copies, dispersed, or no quorum), the step is"
                                + " marked ! in the plan.",
                        "A node that came back empty under its old name is not replaced: see brickyard repair.")
                .takes(new Operand("OLD NEW", 2, 2, Words.ANY, "the node to take out, and the one to have its bricks"))
                .takes(
                        TO,
                        PlannedChange.PLAN,
                        PlannedChange.OUTPUT,
                        PlannedChange.APPROVE,
                        PlannedChange.WAIT,
                        PlannedChange.MINORITY)
                .example("brickyard node replace gl3 gl5 --plan", "What would it take?")
                .example("brickyard node replace gl3 gl5 --to /bricks/new --approve", "Do it, in another folder"));
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        HostName old = ChangeWords.host(arguments.operands().getFirst());
        HostName fresh = ChangeWords.host(arguments.operands().getLast());
        Change change = new Change.ReplaceNode(
                old,
                fresh,
                arguments.values(TO).stream().map(ChangeWords::folder).toList());
        return ChangeWords.planned(change, fresh + " has what " + old + " had", here)
                .showOrDo(arguments, here);
    }
}
