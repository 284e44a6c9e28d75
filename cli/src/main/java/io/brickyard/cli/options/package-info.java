/**
 * One description of a command, its verbs and their options, from which everything else follows: reading the words of a
 * command line, help, the manual page, and completion for bash, zsh and fish.
 *
 * <p>The description is records only ({@link io.brickyard.cli.options.Command} and below). Nothing here knows a pool.
 */
@NullMarked
package io.brickyard.cli.options;

import org.jspecify.annotations.NullMarked;
