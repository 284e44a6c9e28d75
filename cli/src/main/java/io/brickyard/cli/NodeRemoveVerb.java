package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import io.brickyard.plan.change.Change;
import io.brickyard.pool.HostName;

/** {@code brickyard node remove}: a node is a member no more, and its bricks are elsewhere. */
final class NodeRemoveVerb implements Action {

    @Override
    public Verb verb() {
        return ChangeWords.completed(
                Verb.of("remove", "Move all bricks of a node elsewhere, and take it out of the pool")
                        .described(
                                "As brickyard node drain, and then the node is detached. It may be dead: what its bricks held is copied from"
                                        + " the others of their subvolumes, and what only it has is never given up.",
                                "A dead node that comes back later still believes in the old pool: clear its glusterd before it is"
                                        + " used again, and never run gluster peer detach on it.")
                        .takes(new Operand("NODE", 1, 1, Words.ANY, "a node's name or address"))
                        .takes(
                                NodeDrainVerb.TO,
                                PlannedChange.PLAN,
                                PlannedChange.OUTPUT,
                                PlannedChange.APPROVE,
                                PlannedChange.WAIT,
                                PlannedChange.MINORITY)
                        .example("brickyard node remove gl4 --plan", "What would it take?")
                        .example("brickyard node remove gl4 --approve", "Do it"));
    }

    @Override
    public int run(Arguments arguments, Surroundings here) {
        HostName node = ChangeWords.host(arguments.operands().getFirst());
        Change change = new Change.RemoveNode(node, ChangeWords.bricks(arguments.values(NodeDrainVerb.TO)));
        return ChangeWords.planned(change, node + " is no member of the pool", here)
                .showOrDo(arguments, here);
    }
}
