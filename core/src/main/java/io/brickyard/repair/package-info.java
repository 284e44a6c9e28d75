/**
 * What is broken in a pool, how that is known, and the steps that mend it. Pure: it knows what was seen, and plans.
 *
 * <p>{@link io.brickyard.repair.Diagnosis} finds ailments, {@link io.brickyard.repair.Treatment} makes one plan of what can be
 * mended, and says of the rest why it cannot.
 */
@NullMarked
package io.brickyard.repair;

import org.jspecify.annotations.NullMarked;
