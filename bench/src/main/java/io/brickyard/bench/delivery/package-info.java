/** From a datagram to the webhook's receiver: measured over the running agent, and beside what a few lines of code would do. */
@NullMarked
package io.brickyard.bench.delivery;

import org.jspecify.annotations.NullMarked;
