package io.brickyard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * A pool of any size played by one thread: each node at its own address with glusterd's port, and each brick at its
 * port, as far as a survey asks them.
 *
 * <p>One selector serves all; answers are made when they are asked for, so that a large pool costs little memory, and
 * little of the processor that it shares with the measured program. A frozen node's connections are never accepted: the
 * kernel completes the handshake and nobody answers, as with a real process that was stopped. Silence is not played here
 * but by the network: route a node's address to a device that leads nowhere.
 */
public final class SimulatedPool implements AutoCloseable {

    private static final int BACKLOG = 128;

    private final PoolPlan plan;
    private final Answers answers;
    private final Selector selector;
    private final PriorityQueue<Due> delayed = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));
    private final Thread thread;

    /** An answer that a slow node holds back. */
    private record Due(long nanos, SelectionKey key) {}

    /** What a listening socket stands for. */
    private record Listener(Function<Call, ByteBuffer> answerer, int delayMillis) {}

    private SimulatedPool(PoolPlan plan) throws IOException {
        this.plan = plan;
        this.answers = new Answers(plan);
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().name("simulated-pool").unstarted(this::serve);
    }

    /**
     * Begins to listen at every address of the plan.
     *
     * @throws IOException when an address or port is not to be had, for example because a real glusterd listens on all
     */
    public static SimulatedPool start(PoolPlan plan) throws IOException {
        return start(plan, Optional.empty());
    }

    /** @param socket where node 0 serves its own node's commands as well */
    public static SimulatedPool start(PoolPlan plan, Optional<Path> socket) throws IOException {
        SimulatedPool pool = new SimulatedPool(plan);
        try {
            if (socket.isPresent()) {
                pool.listen(socket.get());
            }
            for (int node = 0; node < plan.nodes(); node++) {
                pool.listen(node);
            }
            pool.thread.start();
            return pool;
        } catch (IOException e) {
            pool.closeSockets();
            throw e;
        }
    }

    private void listen(int node) throws IOException {
        Function<Call, ByteBuffer> glusterd = call -> answers.ofGlusterd(node, call);
        switch (plan.behaviour(node)) {
            case ANSWERS -> listen(node, plan.glusterdPort(), SelectionKey.OP_ACCEPT, new Listener(glusterd, 0));
            case SLOW ->
                listen(
                        node,
                        plan.glusterdPort(),
                        SelectionKey.OP_ACCEPT,
                        new Listener(glusterd, plan.faults().delayMillis()));
            case FROZEN -> listen(node, plan.glusterdPort(), 0, new Listener(glusterd, 0));
            case REFUSES -> {}
        }
        Listener bricks = new Listener(answers::ofBrick, 0);
        for (int brick = node; brick < plan.bricks(); brick += plan.nodes()) {
            listen(node, plan.port(brick), SelectionKey.OP_ACCEPT, bricks);
        }
    }

    private void listen(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.configureBlocking(false);
        server.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
        server.register(selector, SelectionKey.OP_ACCEPT, new Listener(call -> answers.ofGlusterd(0, call), 0));
    }

    private void listen(int node, int port, int interest, Listener listener) throws IOException {
        InetAddress address = InetAddress.ofLiteral(plan.address(node));
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.configureBlocking(false);
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(new InetSocketAddress(address, port), BACKLOG);
            server.register(selector, interest, listener);
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "cannot listen on " + plan.address(node) + " port " + port + ": " + e.getMessage(), e);
        }
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready, untilNextDue());
                sendWhatIsDue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated pool broke down", e);
        } catch (ClosedSelectorException _) {
            // Closed: the pool is over.
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept(key);
            } else if (key.isReadable()) {
                receive(key);
            } else if (key.isWritable()) {
                send(key);
            }
        } catch (IOException _) {
            closeQuietly(key);
        }
    }

    private void accept(SelectionKey key) throws IOException {
        Listener listener = (Listener) key.attachment();
        ServerSocketChannel server = (ServerSocketChannel) key.channel();
        for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
            channel.configureBlocking(false);
            if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            channel.register(
                    selector,
                    SelectionKey.OP_READ,
                    new Conversation(channel, listener.answerer(), listener.delayMillis()));
        }
    }

    private void receive(SelectionKey key) throws IOException {
        Conversation conversation = (Conversation) key.attachment();
        if (conversation.receive()) {
            if (conversation.delayMillis() > 0) {
                delayed.add(new Due(System.nanoTime() + conversation.delayMillis() * 1_000_000L, key));
            } else {
                send(key);
            }
        }
    }

    private void send(SelectionKey key) throws IOException {
        Conversation conversation = (Conversation) key.attachment();
        key.interestOps(conversation.send() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
    }

    /** 0 means without limit. */
    private long untilNextDue() {
        Due next = delayed.peek();
        return next == null ? 0 : Math.max(1, (next.nanos() - System.nanoTime()) / 1_000_000);
    }

    private void sendWhatIsDue() {
        for (Due due = delayed.peek(); due != null && due.nanos() - System.nanoTime() <= 0; due = delayed.peek()) {
            delayed.poll();
            if (due.key().isValid()) {
                try {
                    send(due.key());
                } catch (IOException _) {
                    closeQuietly(due.key());
                }
            }
        }
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException _) {
            // The kernel closes it with the process at the latest.
        }
    }

    private void closeSockets() {
        try {
            for (SelectionKey key : selector.keys()) {
                closeQuietly(key);
            }
            selector.close();
        } catch (IOException _) {
            // The kernel closes them with the process at the latest.
        }
    }

    /** Ends every conversation; the addresses are free afterwards. */
    @Override
    public void close() {
        selector.wakeup();
        closeSockets();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
