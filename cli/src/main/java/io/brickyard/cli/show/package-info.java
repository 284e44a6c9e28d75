/**
 * Everything that {@code brickyard status} shows: text for people, JSON and XML for programs, gstatus's own shapes, and
 * the live view. A survey and its assessment go in, text or bytes come out.
 *
 * <p>Always holds: what came from the network never reaches a terminal as a control character, and a line for a terminal
 * never exceeds its width, except commands and paths in the detailed views, which must stay whole to be pasted.
 */
@NullMarked
package io.brickyard.cli.show;

import org.jspecify.annotations.NullMarked;
