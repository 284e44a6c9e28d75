/** Looking at a pool never blocks, never leaves a lock, and never comes in an administrator's way. */
@NullMarked
package io.brickyard.lab.harmless;

import org.jspecify.annotations.NullMarked;
