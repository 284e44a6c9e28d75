/** Reading from glusterd over its own RPC (ONC RPC v2, XDR and GlusterFS dictionaries), without locks and without the gluster package. */
@NullMarked
package io.brickyard.glusterd.rpc;

import org.jspecify.annotations.NullMarked;
