/** One request to one receiver: its address, trust, credentials, form, and what came of it. */
@NullMarked
package io.brickyard.agent.sending;

import org.jspecify.annotations.NullMarked;
