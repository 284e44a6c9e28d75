/** Work on nodes: on real devices, and over every way to a node of a real pool. */
@NullMarked
package io.brickyard.lab.work;

import org.jspecify.annotations.NullMarked;
