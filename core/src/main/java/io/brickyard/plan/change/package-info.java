/**
 * Changes of a pool that need no document: the pool as it was found, with one thing otherwise, is the pool that is wanted. Pure.
 *
 * <p>{@code Change} with a {@code SeenPool} → {@code Changed}: a {@code WantedPool} for the planner, ready steps, or what stands
 * against it. A change says what is to hold in the end, never how much more: asked for twice, it does nothing the second time.
 */
@NullMarked
package io.brickyard.plan.change;

import org.jspecify.annotations.NullMarked;
