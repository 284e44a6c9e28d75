package io.brickyard.cli;

import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import java.util.List;
import java.util.Optional;

/** {@code brickyard node}: changes of nodes that need no document. */
final class NodeVerb implements Group {

    private static final String PURPOSE = "Drain, remove and replace nodes of the pool";
    private static final List<String> NAMES = List.of("drain", "remove", "replace");

    @Override
    public Verb verb() {
        return Verb.of("node", PURPOSE)
                .described(
                        "Changes of a node that need no document: its bricks are moved one at a time, while clients go on.",
                        "Each shows its steps with --plan, and does nothing that can lose data without --approve. 'brickyard help node VERB' tells all about one of the verbs.")
                .takes(new Operand("VERB", 0, 1, new Words(NAMES), "one of " + String.join(", ", NAMES)))
                .example("brickyard node drain gl3 --plan", "What would it take to have no brick on gl3?")
                .example("brickyard node replace gl3 gl5 --approve", "gl5 gets all bricks of gl3, which may be dead");
    }

    @Override
    public Command command() {
        return command("brickyard node", PURPOSE, NAMES, "The pool could not be seen; the output says why");
    }

    @Override
    public Optional<Action> named(String name) {
        return switch (name) {
            case "drain" -> Optional.of(new NodeDrainVerb());
            case "remove" -> Optional.of(new NodeRemoveVerb());
            case "replace" -> Optional.of(new NodeReplaceVerb());
            default -> Optional.empty();
        };
    }
}
