/** Asking agents over HTTP/1.1: through their unix sockets, or over TCP. Made for a process that lives for one question. */
@NullMarked
package io.brickyard.agents;

import org.jspecify.annotations.NullMarked;
