package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.Endpoint;
import io.brickyard.pool.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of this JVM that listens as a glusterd or a brick would and does to its visitors whatever a test wants:
 * {@link Knowledge} answers like the real one, {@link Behaviours} has the strange and the hostile.
 *
 * <p>Each visitor is served on a thread of its own. Closing it ends every conversation and frees its address; nothing of
 * it outlives the test.
 */
public final class FakeGlusterd implements AutoCloseable {

    /** What happens to a visitor; the connection is closed when it returns or fails. */
    @FunctionalInterface
    public interface Behaviour {
        void meet(Visitor visitor) throws IOException;
    }

    private final ServerSocketChannel listener;
    private final Endpoint endpoint;
    private final List<Channel> open = new ArrayList<>();
    private final AtomicInteger visits = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread doorkeeper = Thread.ofPlatform().daemon().unstarted(this::takeVisitors);
    private volatile Behaviour behaviour;

    private FakeGlusterd(ServerSocketChannel listener, Endpoint endpoint, Behaviour behaviour) {
        this.listener = listener;
        this.endpoint = endpoint;
        this.behaviour = behaviour;
    }

    /** Listens on a free port of 127.0.0.1. */
    public static FakeGlusterd listening(Behaviour behaviour) {
        return listening("127.0.0.1", 0, behaviour);
    }

    /**
     * Listens on an address of this machine.
     *
     * @param address a literal, such as 127.0.0.2
     * @param port 0 for any that is free
     */
    public static FakeGlusterd listening(String address, int port, Behaviour behaviour) {
        InetSocketAddress wanted = new InetSocketAddress(InetAddress.ofLiteral(address), port);
        try {
            ServerSocketChannel listener = bound(ServerSocketChannel.open(), wanted, 64);
            InetSocketAddress bound = (InetSocketAddress) listener.getLocalAddress();
            return new FakeGlusterd(listener, new Endpoint.Tcp(bound), behaviour).started();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + wanted, e);
        }
    }

    /** Listens on a unix socket; the file stays when this is closed, as with a real process that died. */
    public static FakeGlusterd listening(Path socket, Behaviour behaviour) {
        try {
            ServerSocketChannel listener = bound(
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX), UnixDomainSocketAddress.of(socket), 64);
            return new FakeGlusterd(listener, new Endpoint.Unix(socket), behaviour).started();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + socket, e);
        }
    }

    /**
     * As a host that was cut off: attempts to connect get no answer at all. Works by a queue of connections that is full,
     * for then the kernel drops what asks for another one.
     */
    public static FakeGlusterd dead(String address, int port) {
        InetSocketAddress wanted = new InetSocketAddress(InetAddress.ofLiteral(address), port);
        try {
            ServerSocketChannel listener = bound(ServerSocketChannel.open(), wanted, 1);
            InetSocketAddress bound = (InetSocketAddress) listener.getLocalAddress();
            FakeGlusterd dead = new FakeGlusterd(listener, new Endpoint.Tcp(bound), Behaviours.silent());
            for (int i = 0; i < 2; i++) {
                dead.open.add(SocketChannel.open(bound));
            }
            return dead;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + wanted, e);
        }
    }

    /** A unix socket of a process that is frozen: its queue of connections is full and nobody takes one from it. */
    public static FakeGlusterd frozen(Path socket) {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        try {
            ServerSocketChannel listener = bound(ServerSocketChannel.open(StandardProtocolFamily.UNIX), address, 1);
            FakeGlusterd frozen = new FakeGlusterd(listener, new Endpoint.Unix(socket), Behaviours.silent());
            for (int i = 0; i < 2; i++) {
                frozen.open.add(SocketChannel.open(address));
            }
            return frozen;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + socket, e);
        }
    }

    private static ServerSocketChannel bound(ServerSocketChannel listener, SocketAddress address, int queue)
            throws IOException {
        try {
            return listener.bind(address, queue);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    private FakeGlusterd started() {
        doorkeeper.start();
        return this;
    }

    private void takeVisitors() {
        try {
            while (true) {
                SocketChannel channel = listener.accept();
                synchronized (open) {
                    open.add(channel);
                }
                visits.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(new Visitor(channel, end)));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Visitor visitor) {
        try (visitor) {
            behaviour.meet(visitor);
        } catch (IOException _) {
            // The visitor left, or this is being closed.
        }
    }

    /** Serves the visitors to come in another way. */
    public void behave(Behaviour next) {
        behaviour = next;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public Port port() {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> new Port(tcp.address().getPort());
            case Endpoint.Unix unix -> throw new IllegalStateException(unix + " has no port");
        };
    }

    /** How many have connected so far. */
    public int visits() {
        return visits.get();
    }

    @Override
    public void close() {
        end.countDown();
        closeQuietly(listener);
        synchronized (open) {
            open.forEach(FakeGlusterd::closeQuietly);
        }
        try {
            // The kernel frees the address when nobody waits for visitors any longer.
            doorkeeper.join(Duration.ofSeconds(10));
        } catch (IllegalThreadStateException _) {
            // This one never took any.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Channel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // The kernel closes it with the process at the latest.
        }
    }
}
