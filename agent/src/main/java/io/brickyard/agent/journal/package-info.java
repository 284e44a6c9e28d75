/** Events as they are kept: durable, in order, to be found again. */
@NullMarked
package io.brickyard.agent.journal;

import org.jspecify.annotations.NullMarked;
