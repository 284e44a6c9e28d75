package io.brickyard.agents;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where an agent is reached. */
public sealed interface AgentAddress {

    /**
     * This machine's own agent.
     *
     * @param environment as of {@link System#getenv()}; {@code BRICKYARD_AGENT_SOCKET} is another socket than the usual one
     */
    static Unix ofThisMachine(Map<String, String> environment) {
        return new Unix(Path.of(environment.getOrDefault("BRICKYARD_AGENT_SOCKET", "/run/brickyard/agent.sock")));
    }

    record Unix(Path socket) implements AgentAddress {
        @Override
        public String toString() {
            return "unix:" + socket;
        }
    }

    record Tcp(String host, int port, boolean tls) implements AgentAddress {
        @Override
        public String toString() {
            return (tls ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** Reads {@code unix:/PATH}, {@code http://HOST:PORT} or {@code https://HOST:PORT}; empty when it is none of them. */
    static Optional<AgentAddress> parse(String text) {
        if (text.startsWith("unix:/")) {
            return Optional.of(new Unix(Path.of(text.substring("unix:".length()))));
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            String host = uri.getHost();
            String path = uri.getRawPath();
            boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            boolean known = "http".equals(scheme) || "https".equals(scheme);
            if (host == null || uri.getPort() < 1 || uri.getPort() > 65_535 || !bare || !known) {
                return Optional.empty();
            }
            String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return Optional.of(new Tcp(name, uri.getPort(), "https".equals(scheme)));
        } catch (URISyntaxException other) {
            return Optional.empty();
        }
    }
}
