/** How plans and applies look: as text, as JSON, as progress on a terminal. */
@NullMarked
package io.brickyard.cli.deploy;

import org.jspecify.annotations.NullMarked;
