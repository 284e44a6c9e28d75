/**
 * Who is there, and what follows for the pool. Units (of Juju, pods, nodes of Ganeti, lines of a document) publish {@code
 * UnitFacts}; {@code PeeringState} remembers them and raises {@code Edge}s; a {@code Comparison} of it with a {@code SeenPool}
 * tells {@code Difference}s, from which the wanted pool follows. A {@code Writer} says who may act on it.
 *
 * <p>Pure: everything here is a value. Whoever uses it stores the state before acting on what it says, in the same place and
 * by the same compare-and-set as the writer.
 */
@NullMarked
package io.brickyard.peering;

import org.jspecify.annotations.NullMarked;
