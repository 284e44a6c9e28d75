/** What the files of this node's glusterd tell without asking it. */
@NullMarked
package io.brickyard.agent.node;

import org.jspecify.annotations.NullMarked;
