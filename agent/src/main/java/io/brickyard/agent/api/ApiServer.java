package io.brickyard.agent.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The agent's API: HTTP/1.1 at its doors. Requests run on virtual threads; connections, request sizes and times are bounded.
 *
 * <p>Jetty's own threads are few: for each door one that selects, which is also the one that accepts.
 */
public final class ApiServer implements AutoCloseable {

    static final int MOST_CONNECTIONS = 128;
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final Server server;
    private final ExecutorService requests;
    private final EventStream stream;
    private final List<Door> doors;
    private final List<OwnersSocket> sockets = new ArrayList<>();

    private ApiServer(Server server, ExecutorService requests, EventStream stream, List<Door> doors) {
        this.server = server;
        this.requests = requests;
        this.stream = stream;
        this.doors = List.copyOf(doors);
    }

    /**
     * Opens all doors.
     *
     * @throws IOException when one cannot be opened, with the door in its message; none is open then
     */
    public static ApiServer open(Parts parts, List<Door> doors) throws IOException {
        return open(parts, doors, EventStream.PATIENCE);
    }

    static ApiServer open(Parts parts, List<Door> doors, Duration patience) throws IOException {
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
        QueuedThreadPool threads = new QueuedThreadPool(4 + 4 * doors.size(), 2);
        threads.setName("api");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(requests);
        Server server = new Server(threads);
        server.setErrorHandler(new ServerProblems());
        server.setStopTimeout(STOPPING.toMillis());
        EventStream stream = new EventStream(parts.journal(), patience);
        ApiServer api = new ApiServer(server, requests, stream, doors);
        server.setHandler(new Router(Routes.of(parts, stream), api::scope));
        try {
            for (Door door : doors) {
                Connector connector = api.connector(door);
                server.addConnector(connector);
                // For each door its own, so that strangers on TCP do not keep root out.
                server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
            }
            server.start();
            for (OwnersSocket socket : api.sockets) {
                socket.publish();
            }
            return api;
        } catch (Exception failed) {
            api.close();
            throw failed instanceof IOException known ? known : new IOException(String.valueOf(failed), failed);
        }
    }

    private Connector connector(Door door) throws IOException {
        return switch (door) {
            case Door.Unix(Path place) -> {
                OwnersSocket socket = OwnersSocket.at(place);
                sockets.add(socket);
                yield DoorConnector.unix(socket.birthplace(), server);
            }
            case Door.Tcp tcp -> DoorConnector.tcp(tcp, server);
            case Door.Peers peers -> DoorConnector.peers(peers, server);
        };
    }

    /** The ports of the doors on TCP, in their order. */
    public List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                ports.add(tcp.getLocalPort());
            }
        }
        return ports;
    }

    private Scope scope(Request request) {
        Connector connector = request.getConnectionMetaData().getConnector();
        int at = List.of(server.getConnectors()).indexOf(connector);
        return at < 0
                ? Scope.HEALTH
                : switch (doors.get(at)) {
                    case Door.Unix _ -> Scope.WORK;
                    case Door.Tcp tcp -> tcp.tokens().scope(Router.bearer(request));
                    case Door.Peers _ -> Scope.READ;
                };
    }

    /** Ends all streams, lets other requests end for a short time, and removes unix sockets. */
    @Override
    public void close() {
        stream.close();
        try {
            server.stop();
        } catch (Exception already) {
            // It is on its way out, and there is nothing that could be done about it.
        }
        requests.shutdownNow();
        sockets.forEach(OwnersSocket::remove);
    }
}
