/** Work of clients on mounted volumes, which tells what they experienced. */
@NullMarked
package io.brickyard.lab.load;

import org.jspecify.annotations.NullMarked;
