/** Taking datagrams in, as fast as they come. */
@NullMarked
package io.brickyard.agent.intake;

import org.jspecify.annotations.NullMarked;
