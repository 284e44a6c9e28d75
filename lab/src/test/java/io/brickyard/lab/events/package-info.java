/** The events of a real pool, with the original's tools and ours beside each other. */
@NullMarked
package io.brickyard.lab.events;

import org.jspecify.annotations.NullMarked;
