/** Nodes are restarted one after the other, while clients work. */
@NullMarked
package io.brickyard.lab.rolling;

import org.jspecify.annotations.NullMarked;
