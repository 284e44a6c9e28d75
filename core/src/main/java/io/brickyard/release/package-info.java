/** Which Brickyard this is. */
@NullMarked
package io.brickyard.release;

import org.jspecify.annotations.NullMarked;
