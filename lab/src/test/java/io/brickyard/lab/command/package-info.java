/** The command as its user types it, on a real pool. */
@NullMarked
package io.brickyard.lab.command;

import org.jspecify.annotations.NullMarked;
