/**
 * Which brick lies where, and what a volume then survives. Pure: a document's {@code WantedPool} and a {@code SeenPool} in, the same
 * pool with every brick listed out, or everything that stands against it at once.
 *
 * <p>{@code Placement} goes through the volumes. {@code Terrain} knows the nodes, their places and what lies there; {@code Room} is
 * what of it is free for one volume; {@code Spread} and {@code Chain} form subvolumes from it; {@code Endurance} tells what the
 * result survives, by the rules of {@code ClientQuorum}.
 */
@NullMarked
package io.brickyard.plan.placement;

import org.jspecify.annotations.NullMarked;
