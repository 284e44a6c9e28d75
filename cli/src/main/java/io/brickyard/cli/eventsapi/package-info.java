/** The command line of {@code gluster-eventsapi}: its words, tables, JSON and exit codes, and what it does. */
@NullMarked
package io.brickyard.cli.eventsapi;

import org.jspecify.annotations.NullMarked;
