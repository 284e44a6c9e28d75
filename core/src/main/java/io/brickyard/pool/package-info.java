/**
 * The nouns of a GlusterFS trusted storage pool: nodes, volumes, subvolumes, bricks, and their names.
 *
 * <p>Records only. Nothing here knows files, sockets, processes, clocks or loggers, and nothing here depends on another
 * package of Brickyard. Every record is valid once it exists: constructors refuse what GlusterFS could not have.
 */
@NullMarked
package io.brickyard.pool;

import org.jspecify.annotations.NullMarked;
