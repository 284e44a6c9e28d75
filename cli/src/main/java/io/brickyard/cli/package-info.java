/** See the module's description. */
@NullMarked
package io.brickyard.cli;

import org.jspecify.annotations.NullMarked;
