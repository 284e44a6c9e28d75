/** See the module's description. */
@NullMarked
package io.brickyard.lab;

import org.jspecify.annotations.NullMarked;
