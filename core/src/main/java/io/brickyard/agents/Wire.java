package io.brickyard.agents;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection whose every wait ends with its patience. For one thread. */
abstract sealed class Wire implements Closeable {

    private long until;

    private Wire(Duration patience) {
        patience(patience);
    }

    /** Waits may last so long from now on. */
    final void patience(Duration time) {
        until = System.nanoTime() + time.toNanos();
    }

    final int millisLeft() throws SocketTimeoutException {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    abstract void send(byte[] bytes) throws IOException;

    /** Returns how many bytes came, at least one, or -1 at the end. */
    abstract int read(byte[] buffer) throws IOException;

    /** @param authority whose certificates are believed in the place of the system's authorities */
    static Wire to(AgentAddress address, Optional<Path> authority, Duration deadline) throws IOException {
        return switch (address) {
            case AgentAddress.Unix unix -> new Channel(unix, deadline);
            case AgentAddress.Tcp tcp -> new Stream(tcp, authority, deadline);
        };
    }

    /** A unix socket has no time-outs of its own, so a selector waits. */
    private static final class Channel extends Wire {
        private final SocketChannel channel;
        private final Selector selector;

        Channel(AgentAddress.Unix address, Duration deadline) throws IOException {
            super(deadline);
            channel = SocketChannel.open(UnixDomainSocketAddress.of(address.socket()));
            try {
                channel.configureBlocking(false);
                selector = Selector.open();
                channel.register(selector, SelectionKey.OP_READ);
            } catch (IOException failed) {
                channel.close();
                throw failed;
            }
        }

        @Override
        void send(byte[] bytes) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (channel.write(rest) >= 0 && rest.hasRemaining()) {
                await(SelectionKey.OP_WRITE);
            }
        }

        @Override
        int read(byte[] buffer) throws IOException {
            int count = channel.read(ByteBuffer.wrap(buffer));
            while (count == 0) {
                await(SelectionKey.OP_READ);
                count = channel.read(ByteBuffer.wrap(buffer));
            }
            return count;
        }

        private void await(int readiness) throws IOException {
            channel.keyFor(selector).interestOps(readiness);
            selector.select(millisLeft());
            selector.selectedKeys().clear();
            int _ = millisLeft();
        }

        @Override
        public void close() throws IOException {
            try (channel;
                    selector) {
                // Both are closed, whatever the first one says.
            }
        }
    }

    private static final class Stream extends Wire {
        private final Socket socket;

        Stream(AgentAddress.Tcp address, Optional<Path> authority, Duration deadline) throws IOException {
            super(deadline);
            Socket plain = new Socket();
            try {
                plain.connect(new InetSocketAddress(address.host(), address.port()), millisLeft());
                plain.setTcpNoDelay(true);
                plain.setSoTimeout(millisLeft());
                socket = address.tls() ? secured(plain, address, authority) : plain;
            } catch (IOException failed) {
                plain.close();
                throw failed;
            }
        }

        private static Socket secured(Socket plain, AgentAddress.Tcp address, Optional<Path> authority)
                throws IOException {
            SSLSocket secured = (SSLSocket)
                    Authorities.factory(authority).createSocket(plain, address.host(), address.port(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        }

        @Override
        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        int read(byte[] buffer) throws IOException {
            socket.setSoTimeout(millisLeft());
            return socket.getInputStream().read(buffer);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
