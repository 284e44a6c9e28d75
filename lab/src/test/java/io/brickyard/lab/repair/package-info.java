/** Pools are broken in every way that there is a recipe for, and mended by the command. */
@NullMarked
package io.brickyard.lab.repair;

import org.jspecify.annotations.NullMarked;
