package io.brickyard.cli;

import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.Operand;
import io.brickyard.cli.options.Verb;
import io.brickyard.cli.options.Words;
import java.util.List;
import java.util.Optional;

/** {@code brickyard volume}: changes of volumes that need no document. */
final class VolumeVerb implements Group {

    private static final String PURPOSE = "Expand and shrink volumes, and rename their bricks";
    private static final List<String> NAMES = List.of("expand", "shrink", "rename-brick");

    @Override
    public Verb verb() {
        return Verb.of("volume", PURPOSE)
                .described(
                        "Changes of a volume that need no document, while clients go on.",
                        "Each shows its steps with --plan, and does nothing that can lose data without --approve. 'brickyard help volume VERB' tells all about one of the verbs.")
                .takes(new Operand("VERB", 0, 1, new Words(NAMES), "one of " + String.join(", ", NAMES)))
                .example("brickyard volume expand data --subvolumes 2", "Two sets of bricks, where there is place")
                .example("brickyard volume shrink data --subvolumes 1 --plan", "What would it take to go back to one?");
    }

    @Override
    public Command command() {
        return command("brickyard volume", PURPOSE, NAMES, "The pool could not be seen; the output says why");
    }

    @Override
    public Optional<Action> named(String name) {
        return switch (name) {
            case "expand" -> Optional.of(new VolumeExpandVerb());
            case "shrink" -> Optional.of(new VolumeShrinkVerb());
            case "rename-brick" -> Optional.of(new VolumeRenameBrickVerb());
            default -> Optional.empty();
        };
    }
}
