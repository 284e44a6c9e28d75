/** JSON as a value: reading it within bounds, and writing it as Python's {@code json.dumps} does. */
@NullMarked
package io.brickyard.json;

import org.jspecify.annotations.NullMarked;
