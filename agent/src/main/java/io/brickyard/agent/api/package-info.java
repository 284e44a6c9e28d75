/** What an agent offers to other programs: HTTP over a unix socket and TCP. */
@NullMarked
package io.brickyard.agent.api;

import org.jspecify.annotations.NullMarked;
