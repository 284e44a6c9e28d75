/** Pools are made, grown and shrunk from a document, with everything that can happen on the way. */
@NullMarked
package io.brickyard.lab.deploy;

import org.jspecify.annotations.NullMarked;
