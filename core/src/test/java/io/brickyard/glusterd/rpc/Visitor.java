package io.brickyard.glusterd.rpc;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection to a {@link FakeGlusterd}, as its {@link FakeGlusterd.Behaviour} sees it. */
public final class Visitor implements AutoCloseable {

    private static final int LAST_FRAGMENT = 0x8000_0000;

    private final SocketChannel channel;
    private final CountDownLatch end;

    Visitor(SocketChannel channel, CountDownLatch end) {
        this.channel = channel;
        this.end = end;
    }

    /** A call as it came, its credential left out. */
    public record Question(int id, int program, int version, int procedure, byte[] arguments) {

        boolean is(Procedure wanted) {
            return program == wanted.program() && version == wanted.version() && procedure == wanted.number();
        }
    }

    /** @throws EOFException when the visitor left */
    public Question question() throws IOException {
        int mark = ByteBuffer.wrap(read(4)).getInt();
        XdrReader record = new XdrReader(read(mark & ~LAST_FRAGMENT));
        int id = record.integer();
        record.integer(); // direction
        record.integer(); // RPC version
        int program = record.integer();
        int version = record.integer();
        int procedure = record.integer();
        record.integer(); // flavour of the credential
        record.opaque();
        record.integer(); // flavour of the verifier
        record.opaque();
        byte[] arguments = new byte[record.left()];
        for (int i = 0; i < arguments.length; i += 4) {
            ByteBuffer.wrap(arguments).putInt(i, record.integer());
        }
        return new Question(id, program, version, procedure, arguments);
    }

    /** The next bytes, whatever they are. */
    public byte[] raw(int length) throws IOException {
        return read(length);
    }

    private byte[] read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.array();
    }

    /** Answers a call, with success as far as RPC goes. */
    public void answer(Question question, byte[] results) throws IOException {
        send(record(answerTo(question.id(), results)));
    }

    /** Says of a call that it is not served (accept status 3). */
    public void refuse(Question question) throws IOException {
        send(record(new XdrWriter()
                .integer(question.id())
                .integer(1)
                .integer(0)
                .integer(0)
                .integer(0)
                .integer(3)
                .bytes()));
    }

    /** The body of a record that answers a call. */
    public static byte[] answerTo(int id, byte[] results) {
        byte[] header = new XdrWriter()
                .integer(id)
                .integer(1)
                .integer(0)
                .integer(0)
                .integer(0)
                .integer(0)
                .bytes();
        return ByteBuffer.allocate(header.length + results.length)
                .put(header)
                .put(results)
                .array();
    }

    /** A record of one fragment. */
    public static byte[] record(byte[] body) {
        return fragment(body, true);
    }

    public static byte[] fragment(byte[] body, boolean last) {
        return ByteBuffer.allocate(4 + body.length)
                .putInt(last ? LAST_FRAGMENT | body.length : body.length)
                .put(body)
                .array();
    }

    public void send(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Takes what the visitor sends and gives nothing, until it leaves. */
    public void ignore() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        while (channel.read(bytes) >= 0) {
            bytes.clear();
        }
    }

    /** Waits; shorter when the fake is closed meanwhile. */
    public void pause(Duration duration) throws IOException {
        try {
            if (end.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EOFException();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new EOFException();
        }
    }

    /** Ends the connection with a reset instead of an orderly end. */
    public void reset() throws IOException {
        if (channel.getLocalAddress() instanceof InetSocketAddress) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
