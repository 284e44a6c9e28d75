/** From datagrams to the journal. */
@NullMarked
package io.brickyard.agent.recording;

import org.jspecify.annotations.NullMarked;
