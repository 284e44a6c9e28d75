/**
 * Running the {@code gluster} command and reading its XML, with every trap of its output.
 *
 * <p>{@link io.brickyard.glusterd.command.Gluster} asks; {@link io.brickyard.glusterd.command.GlusterCommand} starts the
 * process; {@link io.brickyard.glusterd.command.Answer} tells an answer from a refusal; one reader per kind of answer
 * turns elements into records. Success is what {@code opRet} says, never the exit status.
 */
@NullMarked
package io.brickyard.glusterd.command;

import org.jspecify.annotations.NullMarked;
