package io.brickyard.survey;

import io.brickyard.pool.ThinArbiter;

/**
 * What one look at a thin arbiter found. It is asked like a brick, on its fixed port.
 *
 * @param evidence how the state is known, in words for a person
 */
public record ThinArbiterReport(ThinArbiter thinArbiter, BrickState state, String evidence) {}
