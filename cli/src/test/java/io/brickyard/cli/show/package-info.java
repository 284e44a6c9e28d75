@NullMarked
package io.brickyard.cli.show;

import org.jspecify.annotations.NullMarked;
