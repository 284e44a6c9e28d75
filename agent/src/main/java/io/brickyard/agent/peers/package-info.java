/** The agents of a pool among each other: how they know that they belong together, and what they tell. */
@NullMarked
package io.brickyard.agent.peers;

import org.jspecify.annotations.NullMarked;
