package io.brickyard.peering.simulation;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.HashSet;
import java.util.Set;

/** A machine with a glusterd and its bricks. */
final class SimulatedNode {

    final HostName name;
    HostName address;
    final Set<HostName> formerAddresses = new HashSet<>();
    NodeId id;
    Configuration configuration;
    boolean up = true;
    /** Powered off for good. */
    boolean dead;
    /** Its volume files differ from its peers'. */
    boolean rejected;

    SimulatedNode(HostName name, HostName address, NodeId id) {
        this.name = name;
        this.address = address;
        this.id = id;
        configuration = Configuration.alone(id, name);
    }

    boolean isCalled(HostName other) {
        return name.equals(other) || address.equals(other);
    }

    void moveTo(HostName other) {
        formerAddresses.add(address);
        address = other;
    }

    boolean wasCalled(HostName other) {
        return isCalled(other) || formerAddresses.contains(other);
    }

    @Override
    public String toString() {
        return name.value();
    }
}
