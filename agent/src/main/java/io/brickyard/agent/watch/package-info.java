/** Looking at the pool again and again, and saying what changed. */
@NullMarked
package io.brickyard.agent.watch;

import org.jspecify.annotations.NullMarked;
