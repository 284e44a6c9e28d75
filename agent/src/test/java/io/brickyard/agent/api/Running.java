package io.brickyard.agent.api;

import io.brickyard.agents.AgentAddress;
import io.brickyard.agents.AgentClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server with a unix socket and a TCP port of its own, for tests. */
final class Running implements AutoCloseable {

    static final String READER = "reader-0123456789";
    static final String MASTER = "master-0123456789";
    static final String WORKER = "worker-0123456789";

    final MemoryJournal journal = new MemoryJournal();
    final FakeAgent agent = new FakeAgent();
    final Path socket;
    final ApiServer server;

    Running(Path folder) throws IOException {
        this(folder, EventStream.PATIENCE);
    }

    Running(Path folder, Duration patience) throws IOException {
        socket = folder.resolve("agent.sock");
        Tokens tokens = Tokens.of(Map.of(READER, Scope.READ, MASTER, Scope.CHANGE, WORKER, Scope.WORK));
        server = ApiServer.open(
                agent.parts(journal),
                List.of(new Door.Unix(socket), new Door.Tcp("127.0.0.1", 0, Optional.empty(), tokens)),
                patience);
    }

    int port() {
        return server.ports().getFirst();
    }

    AgentClient root() {
        return new AgentClient(new AgentAddress.Unix(socket), Optional.empty(), Duration.ofSeconds(10));
    }

    AgentClient bearer(Optional<String> token) {
        return new AgentClient(new AgentAddress.Tcp("127.0.0.1", port(), false), token, Duration.ofSeconds(10));
    }

    String get(String target) {
        return new String(root().get(target, List.of()), StandardCharsets.UTF_8);
    }

    String post(String path, String json) {
        return new String(root().post(path, json), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
