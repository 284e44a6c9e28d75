/** Running the {@code gluster} command and reading its XML, with every trap of its output. */
@NullMarked
package io.brickyard.glusterd.command;

import org.jspecify.annotations.NullMarked;
