/**
 * The signature test: whatever happens to a real pool, the state that {@code brickyard status} reports equals what a client
 * that mounted the volume before experiences.
 */
@NullMarked
package io.brickyard.lab.truth;

import org.jspecify.annotations.NullMarked;
