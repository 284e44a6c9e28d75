package io.brickyard.plan;

import io.brickyard.pool.HostName;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;

/**
 * A member of the pool as it was found.
 *
 * @param standing how it stands with its peers
 * @param befriended whether every other node that answered has it as "Peer in Cluster", and it has them so
 */
public record SeenNode(Node node, Standing standing, boolean befriended) {

    /** How a member stands with its peers. */
    public enum Standing {
        /** Its glusterd answers and is a full member. */
        UP,
        /** A handshake is under way, or stuck. */
        JOINING,
        /** Its peers refuse it, because its volume files differ from theirs. */
        REJECTED,
        /** Its glusterd did not answer, for whatever reason. */
        AWAY
    }

    public NodeId id() {
        return node.id();
    }

    public HostName name() {
        return node.name();
    }

    public boolean isCalled(HostName name) {
        return node.name().isSame(name) || node.addresses().stream().anyMatch(name::isSame);
    }

    public boolean isUp() {
        return standing == Standing.UP;
    }
}
