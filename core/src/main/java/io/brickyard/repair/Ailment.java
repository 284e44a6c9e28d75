package io.brickyard.repair;

import io.brickyard.plan.Step;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is broken.
 *
 * @param name in a few words, the same each time it is found: {@code gl2 is rejected by its peers}
 * @param scope what it is about, for those who want only one node or volume mended
 * @param evidence how it is known, a line each
 * @param remedy what to do about it
 */
public record Ailment(String name, Scope scope, List<String> evidence, Remedy remedy) {

    public Ailment {
        evidence = List.copyOf(evidence);
    }

    /** The node and the volumes that it is about; a node's own ailment has no volume. */
    public record Scope(Optional<NodeId> node, Optional<VolumeName> volume) {
        static Scope of(NodeId node) {
            return new Scope(Optional.of(node), Optional.empty());
        }

        static Scope of(VolumeName volume) {
            return new Scope(Optional.empty(), Optional.of(volume));
        }

        static Scope of(NodeId node, VolumeName volume) {
            return new Scope(Optional.of(node), Optional.of(volume));
        }
    }

    /** What to do about it. */
    public sealed interface Remedy {}

    /**
     * It can be mended.
     *
     * @param steps in their order
     * @param unsure what is not certain, a line each
     */
    public record Mend(List<Step> steps, List<String> unsure) implements Remedy {
        public Mend {
            steps = List.copyOf(steps);
            unsure = List.copyOf(unsure);
        }

        static Mend by(Step... steps) {
            return new Mend(List.of(steps), List.of());
        }
    }

    /**
     * It is not mended by this.
     *
     * @param why in a sentence
     * @param advice what a person can do
     */
    public record Leave(String why, String advice) implements Remedy {}
}
