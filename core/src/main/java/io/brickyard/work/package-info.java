/**
 * Work on one node's own disks and files, done by whoever is root there: what is to be done ({@code NodeTask}), how it ends
 * ({@code NodeResult}), who does it ({@code NodeWorker}), and the ways to reach another node ({@code Transport}).
 *
 * <p>A task is a value with few fields of validated types. No task carries a command, and nothing that it carries reaches a
 * shell.
 */
@NullMarked
package io.brickyard.work;

import org.jspecify.annotations.NullMarked;
