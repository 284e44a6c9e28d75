/** Where the agent logs to, and the log of events that the original daemon writes. */
@NullMarked
package io.brickyard.agent.logs;

import org.jspecify.annotations.NullMarked;
