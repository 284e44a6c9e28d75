package io.brickyard.agent;

import io.brickyard.agent.api.ApiServer;
import io.brickyard.agent.api.Door;
import io.brickyard.agent.api.Parts;
import io.brickyard.agent.peers.PoolKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the pool's other agents ask this one: open while there is a key of the pool, and closed otherwise. Without it an
 * agent still does what it is there for.
 */
final class PeerDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeerDoor.class);

    private final int port;
    private final Parts parts;
    private Optional<PoolKey> key = Optional.empty();
    private Optional<ApiServer> open = Optional.empty();
    private Optional<String> lastFailure = Optional.empty();

    PeerDoor(int port, Parts parts) {
        this.port = port;
        this.parts = parts;
    }

    /** Opens, closes, or opens anew, as the key is now. One that could not be opened is tried again each time. */
    synchronized void heed(Optional<PoolKey> current) {
        if (current.equals(key) && open.isPresent() == current.isPresent()) {
            return;
        }
        open.ifPresent(ApiServer::close);
        key = current;
        open = current.flatMap(this::opened);
    }

    private Optional<ApiServer> opened(PoolKey with) {
        try {
            ApiServer server = ApiServer.open(parts, List.of(new Door.Peers(port, with.identity(), with.trusted())));
            lastFailure = Optional.empty();
            LOG.info("paired with the pool's other agents, on port {}, by the key {}", port, with.fingerprint());
            return Optional.of(server);
        } catch (IOException e) {
            Optional<String> failure = Optional.of(String.valueOf(e.getMessage()));
            if (!failure.equals(lastFailure)) {
                LOG.error("the pool's other agents cannot ask this one on port {}: {}", port, e.getMessage());
            }
            lastFailure = failure;
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        open.ifPresent(ApiServer::close);
        open = Optional.empty();
    }
}
