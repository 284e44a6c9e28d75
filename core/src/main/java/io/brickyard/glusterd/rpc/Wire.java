package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;

/**
 * A connected stream of bytes that lives until a deadline: every wait on it ends then at the latest.
 *
 * <p>Blocking. Not safe for use by several threads at once. After its deadline a wire is of no
 * further use.
 */
abstract class Wire implements AutoCloseable {

    private final Endpoint endpoint;
    private final Deadline deadline;
    /** What came along with what was asked for: small answers come in one piece, and each read of the socket costs. */
    private final byte[] ahead = new byte[16 << 10];

    private int aheadFrom;
    private int aheadTo;

    private Wire(Endpoint endpoint, Deadline deadline) {
        this.endpoint = endpoint;
        this.deadline = deadline;
    }

    /** @throws GlusterdFailure when the connection does not stand by {@code connectBy} */
    static Wire connect(Endpoint endpoint, Deadline connectBy, Deadline deadline) {
        return endpoint instanceof Endpoint.Unix unix
                ? Unix.open(unix, deadline)
                : Tcp.open((Endpoint.Tcp) endpoint, connectBy, deadline);
    }

    /** Reads exactly {@code length} bytes. */
    final byte[] read(int length) {
        byte[] bytes = new byte[length];
        int have = 0;
        try {
            while (have < length) {
                if (aheadFrom == aheadTo) {
                    aheadFrom = 0;
                    aheadTo = Math.max(0, readSome(ahead, 0, ahead.length));
                    if (aheadTo == 0) {
                        throw new EOFException();
                    }
                }
                int part = Math.min(length - have, aheadTo - aheadFrom);
                System.arraycopy(ahead, aheadFrom, bytes, have, part);
                aheadFrom += part;
                have += part;
            }
            return bytes;
        } catch (SocketTimeoutException e) {
            throw late();
        } catch (EOFException e) {
            throw new GlusterdFailure.Hungup(endpoint + " closed the connection instead of answering");
        } catch (IOException e) {
            throw deadline.passed() ? late() : brokenOff(e);
        }
    }

    final void write(byte[] bytes) {
        try {
            writeAll(bytes);
        } catch (IOException e) {
            throw deadline.passed() ? late() : brokenOff(e);
        }
    }

    final Deadline deadline() {
        return deadline;
    }

    private GlusterdFailure late() {
        return new GlusterdFailure.AnswerLate(endpoint + " accepts connections but gave no answer in time");
    }

    private GlusterdFailure brokenOff(IOException e) {
        return new GlusterdFailure.Hungup(endpoint + " broke off the connection: " + e.getMessage());
    }

    /** Reads at least one byte, or returns -1 at the end of the stream. */
    abstract int readSome(byte[] bytes, int from, int length) throws IOException;

    abstract void writeAll(byte[] bytes) throws IOException;

    @Override
    public abstract void close();

    private static final class Tcp extends Wire {
        private final Socket socket;

        private Tcp(Endpoint.Tcp endpoint, Deadline deadline, Socket socket) {
            super(endpoint, deadline);
            this.socket = socket;
        }

        static Wire open(Endpoint.Tcp endpoint, Deadline connectBy, Deadline deadline) {
            Socket socket = new Socket();
            try {
                socket.connect(endpoint.address(), milliseconds(connectBy));
                socket.setTcpNoDelay(true);
                return new Tcp(endpoint, deadline, socket);
            } catch (ConnectException e) {
                // By its type, as its text comes in the user's language; that the kernel itself gives up (ETIMEDOUT)
                // would
                // have the same type, but takes longer than any deadline here.
                closeQuietly(socket);
                throw new GlusterdFailure.NotListening(endpoint + " refuses connections: nothing listens there");
            } catch (SocketTimeoutException e) {
                closeQuietly(socket);
                throw new GlusterdFailure.HostSilent(endpoint + " did not answer the connection attempt in time");
            } catch (IOException e) {
                closeQuietly(socket);
                throw new GlusterdFailure.HostSilent(endpoint + ": " + e.getMessage());
            }
        }

        private static void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException _) {
                // Nothing depends on a socket that never connected.
            }
        }

        @Override
        int readSome(byte[] bytes, int from, int length) throws IOException {
            if (deadline().passed()) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(milliseconds(deadline()));
            return socket.getInputStream().read(bytes, from, length);
        }

        @Override
        void writeAll(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        public void close() {
            closeQuietly(socket);
        }

        /** Sockets take whole milliseconds, and 0 as "for ever". */
        private static int milliseconds(Deadline deadline) {
            return (int) Math.clamp(deadline.left().toMillis(), 1, Integer.MAX_VALUE);
        }
    }

    /** Unix sockets know no time-out in Java, so a sleeping thread closes the channel at the deadline. */
    private static final class Unix extends Wire {
        private final SocketChannel channel;
        private final Thread alarm;

        private Unix(Endpoint.Unix endpoint, Deadline deadline, SocketChannel channel) {
            super(endpoint, deadline);
            this.channel = channel;
            this.alarm = Thread.ofPlatform().daemon().unstarted(this::closeAtDeadline);
        }

        static Wire open(Endpoint.Unix endpoint, Deadline deadline) {
            if (deadline.passed()) {
                throw new GlusterdFailure.AnswerLate("no time left to ask " + endpoint);
            }
            try {
                Unix wire = new Unix(endpoint, deadline, SocketChannel.open(StandardProtocolFamily.UNIX));
                // Before connecting: that blocks as long as the queue of a frozen process is full.
                wire.alarm.start();
                try {
                    wire.channel.connect(UnixDomainSocketAddress.of(endpoint.path()));
                    return wire;
                } catch (IOException e) {
                    wire.close();
                    throw e;
                }
            } catch (IOException e) {
                throw refusal(endpoint, e);
            }
        }

        /** By the exceptions' types, as their texts come in the user's language. */
        private static GlusterdFailure refusal(Endpoint.Unix endpoint, IOException e) {
            if (e instanceof BindException) { // EACCES
                return new GlusterdFailure.NotAllowed(endpoint + " may only be used by root");
            }
            if (!Files.exists(endpoint.path())) {
                return new GlusterdFailure.NotListening(endpoint + " does not exist: glusterd does not run here");
            }
            return e instanceof ConnectException // ECONNREFUSED
                    ? new GlusterdFailure.NotListening(endpoint + " is left over: glusterd does not run here")
                    : new GlusterdFailure.AnswerLate(
                            endpoint + " takes no more connections: glusterd is frozen or busy");
        }

        private void closeAtDeadline() {
            try {
                Thread.sleep(deadline().left());
                channel.close();
            } catch (InterruptedException _) {
                // Closed in time.
            } catch (IOException _) {
                // The kernel closes it with the process at the latest.
            }
        }

        @Override
        int readSome(byte[] bytes, int from, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, from, length));
        }

        @Override
        void writeAll(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void close() {
            alarm.interrupt();
            try {
                channel.close();
            } catch (IOException _) {
                // The kernel closes it with the process at the latest.
            }
        }
    }
}
