/** Prometheus's text format, for whoever has figures to tell. */
@NullMarked
package io.brickyard.metrics;

import org.jspecify.annotations.NullMarked;
