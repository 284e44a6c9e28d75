/** Events: what kinds there are, how they arrive as datagrams, and in which forms they leave. Pure: no I/O. */
@NullMarked
package io.brickyard.events;

import org.jspecify.annotations.NullMarked;
