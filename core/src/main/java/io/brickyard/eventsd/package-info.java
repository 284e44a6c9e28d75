/**
 * The events daemon of this node, be it ours or the original, and those of all nodes: whether they run, telling them to
 * read their files again, trying a webhook from each, and bringing the files of all nodes to the same state.
 */
@NullMarked
package io.brickyard.eventsd;

import org.jspecify.annotations.NullMarked;
