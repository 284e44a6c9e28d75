/**
 * A real GlusterFS pool on one machine, and the faults to break it with.
 *
 * <p>{@link io.brickyard.lab.Lab} is the library, {@link io.brickyard.lab.Main} the command. A machine of a lab is a set
 * of Linux namespaces; {@code Namespaces} tells how it is made, {@code RootFolder} what it sees, {@code Network} how it is
 * reached.
 *
 * <p>Always holds: what a lab is made of is written to its record before the first of it is made, so whatever happens in
 * between, {@link io.brickyard.lab.Lab#down()} finds all of it; and nothing outside a lab's folder, namespaces and bridge
 * is written.
 */
@NullMarked
package io.brickyard.lab;

import org.jspecify.annotations.NullMarked;
