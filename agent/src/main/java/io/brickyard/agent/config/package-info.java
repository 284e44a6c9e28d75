/** The agent's configuration. */
@NullMarked
package io.brickyard.agent.config;

import org.jspecify.annotations.NullMarked;
