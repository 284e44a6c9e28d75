package io.brickyard.survey;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Port;
import java.util.Optional;

/**
 * What one look at a brick found.
 *
 * @param port the port that was tried, or that glusterd named
 * @param evidence how the state is known, in words for a person
 */
public record BrickReport(Brick brick, BrickState state, Optional<Port> port, String evidence) {}
