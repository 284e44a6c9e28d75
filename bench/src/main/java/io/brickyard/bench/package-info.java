/** The simulated pool that the benchmarks survey, and the programs that they measure. */
@NullMarked
package io.brickyard.bench;

import org.jspecify.annotations.NullMarked;
