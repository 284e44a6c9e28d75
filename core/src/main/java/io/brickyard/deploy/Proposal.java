package io.brickyard.deploy;

import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import java.util.Optional;

/**
 * What would be done to bring a pool to where it is wanted.
 *
 * @param planning the steps, or what stands against them
 * @param seen the pool that it was made for
 * @param unfinished an earlier apply that did not come to its end; what it owes is in the steps
 */
public record Proposal(Planning planning, SeenPool seen, Optional<ApplyJournal.Unfinished> unfinished) {}
