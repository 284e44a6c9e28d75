/** Reading the report of {@code gluster get-state}, the INI-like file in which a glusterd tells of itself. */
@NullMarked
package io.brickyard.glusterd.state;

import org.jspecify.annotations.NullMarked;
