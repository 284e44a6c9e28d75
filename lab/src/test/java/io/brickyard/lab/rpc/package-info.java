/** Two ways to ask the same glusterd, its RPC and the {@code gluster} command, say the same, whatever happens to the pool. */
@NullMarked
package io.brickyard.lab.rpc;

import org.jspecify.annotations.NullMarked;
