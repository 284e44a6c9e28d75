/**
 * Every change of a pool as a plan: what is wanted, what was seen, and the steps between them. Pure: nothing here asks or changes
 * a pool; {@code deploy} does.
 *
 * <p>{@code WantedPool} (from a document) → {@code placement} (which brick lies where) → {@code Planner} with a {@code SeenPool}
 * → {@code Plan}, a list of {@code Step}s. A step is one command, one piece of work on one node, or one wait; whether it is
 * done already, can be done, or must not be done can be told from a fresh {@code SeenPool} alone. That is what lets a plan be
 * taken up again after a crash at any point.
 */
@NullMarked
package io.brickyard.plan;

import org.jspecify.annotations.NullMarked;
