/** Whether what GlusterFS says is borne out by what glusterd wrote down. */
@NullMarked
package io.brickyard.agent.checking;

import org.jspecify.annotations.NullMarked;
