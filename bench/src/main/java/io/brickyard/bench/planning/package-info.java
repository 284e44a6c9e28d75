/** What it costs to think out a change of a large pool, before anything is done. */
@NullMarked
package io.brickyard.bench.planning;

import org.jspecify.annotations.NullMarked;
