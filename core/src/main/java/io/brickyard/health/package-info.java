/**
 * What a survey means: the state of each volume as its clients experience it, and findings with their remedies.
 *
 * <p>Pure: a survey goes in, an {@link io.brickyard.health.Assessment} comes out. Nothing here knows files, sockets,
 * processes, clocks or loggers.
 */
@NullMarked
package io.brickyard.health;

import org.jspecify.annotations.NullMarked;
