/** What agents answer about events, as values. */
@NullMarked
package io.brickyard.cli.events;

import org.jspecify.annotations.NullMarked;
