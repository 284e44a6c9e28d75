package io.brickyard.work;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.Optional;

/**
 * A node that is to do something.
 *
 * @param name by which it is reached over the network
 * @param member its id, if it is a member of this node's pool and its glusterd answers; else glusterd cannot bring it anything
 * @param here whether it is this very node
 */
public record Recipient(HostName name, Optional<NodeId> member, boolean here) {

    public static Recipient here(HostName name) {
        return new Recipient(name, Optional.empty(), true);
    }

    public static Recipient member(HostName name, NodeId id) {
        return new Recipient(name, Optional.of(id), false);
    }

    public static Recipient outsider(HostName name) {
        return new Recipient(name, Optional.empty(), false);
    }
}
