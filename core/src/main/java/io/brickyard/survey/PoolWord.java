package io.brickyard.survey;

import io.brickyard.pool.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the agents of a pool tell, as the one on this node has gathered it.
 *
 * @param words at most one of each node
 * @param unheard members whose agent does not answer; empty where agents do not know each other
 * @param known what the agent has seen for longer than one look
 */
public record PoolWord(List<NodeWord> words, List<Unheard> unheard, List<Known> known) {

    public static final PoolWord NOTHING = new PoolWord(List.of(), List.of(), List.of());

    /**
     * An agent that does not answer.
     *
     * @param since the first question without an answer, counted anew when the machine itself comes or goes
     * @param lastHeard empty when that agent was never heard of: perhaps the node has none
     */
    public record Unheard(NodeId node, Instant since, Optional<Instant> lastHeard) {}

    /**
     * A finding, whatever its words are.
     *
     * @param code of its check
     * @param target as its text
     * @param since when it was first seen
     */
    public record Known(String code, String target, Instant since) {}

    public PoolWord {
        words = List.copyOf(words);
        unheard = List.copyOf(unheard);
        known = List.copyOf(known);
    }
}
