/**
 * One look at a whole pool: who answers, which bricks serve, what is known of heals, sizes, daemons and tasks, and how
 * each of it is known.
 *
 * <p>The records of this package are the result and know no I/O; {@link io.brickyard.survey.Surveyor} makes them. A
 * survey states what was seen, never what it means: that is {@code health}'s work. What could not be seen is UNKNOWN
 * with a reason, never a guess.
 */
@NullMarked
package io.brickyard.survey;

import org.jspecify.annotations.NullMarked;
