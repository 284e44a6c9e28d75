/** The resident service of a node. {@code Main} shows how its parts are put together. */
@NullMarked
package io.brickyard.agent;

import org.jspecify.annotations.NullMarked;
