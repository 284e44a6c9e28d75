package io.brickyard.glusterd;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Where a GlusterFS process listens. */
public sealed interface Endpoint {

    /** The socket on which glusterd serves the {@code gluster} command of its own node; only root may use it. */
    Path GLUSTERD_SOCKET = Path.of("/var/run/glusterd.socket");

    record Tcp(InetSocketAddress address) implements Endpoint {
        public Tcp {
            if (address.isUnresolved()) {
                throw new IllegalArgumentException("unresolved: " + address);
            }
        }

        @Override
        public String toString() {
            return address.getAddress().getHostAddress() + " port " + address.getPort();
        }
    }

    record Unix(Path path) implements Endpoint {
        @Override
        public String toString() {
            return "socket " + path;
        }
    }
}
