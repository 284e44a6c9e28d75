package io.brickyard.agent.api;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;

/** Where the API is reached, and by whom. */
public sealed interface Door {

    /** A unix socket of mode 0600 from its first moment: whoever may open it may do everything. Its folder must exist. */
    record Unix(Path socket) implements Door {}

    /**
     * TCP, with bearer tokens.
     *
     * @param port 0: any free one
     * @param identity with it HTTPS is spoken; without it HTTP, on loopback addresses only
     */
    record Tcp(String host, int port, Optional<Identity> identity, Tokens tokens) implements Door {}

    /**
     * TCP on all addresses, for the pool's other agents: whoever proves that it has the pool's key may see everything.
     *
     * @param port 0: any free one
     * @param key the pool's, and its certificate
     * @param trusted the same certificate alone
     */
    record Peers(int port, KeyStore key, KeyStore trusted) implements Door {}

    /**
     * How the agent proves who it is.
     *
     * @param certificates PEM, the own one first
     * @param key PEM, PKCS#8
     */
    record Identity(Path certificates, Path key) {}
}
