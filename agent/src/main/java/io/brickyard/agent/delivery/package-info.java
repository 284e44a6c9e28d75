/** Bringing events from the journal to webhooks: one lane each, in order, until they arrive. */
@NullMarked
package io.brickyard.agent.delivery;

import org.jspecify.annotations.NullMarked;
