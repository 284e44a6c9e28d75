package io.brickyard.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Function;

/**
 * One accepted connection: gathers bytes until a call is whole, and sends its answer. The client asks one thing at a time,
 * so there is at most one call in the buffer and one answer under way.
 */
final class Conversation {

    private static final int MARK = 4;
    private static final int LARGEST_CALL = 1 << 16;

    private final SocketChannel channel;
    private final Function<Call, ByteBuffer> answerer;
    private final int delayMillis;
    private ByteBuffer in = ByteBuffer.allocate(512);
    private ByteBuffer out = ByteBuffer.allocate(0);

    Conversation(SocketChannel channel, Function<Call, ByteBuffer> answerer, int delayMillis) {
        this.channel = channel;
        this.answerer = answerer;
        this.delayMillis = delayMillis;
    }

    int delayMillis() {
        return delayMillis;
    }

    /** Takes what has come; true when an answer is ready to be sent. */
    boolean receive() throws IOException {
        if (channel.read(in) < 0) {
            channel.close();
            return false;
        }
        if (in.position() < MARK) {
            return false;
        }
        int length = in.getInt(0) & 0x7fff_ffff;
        if (length > LARGEST_CALL) {
            channel.close();
            return false;
        }
        if (in.position() < MARK + length) {
            if (in.capacity() < MARK + length) {
                in = ByteBuffer.allocate(MARK + length).put(in.flip());
            }
            return false;
        }
        out = answerer.apply(Call.of(in.slice(MARK, length)));
        in.clear();
        return true;
    }

    /** Sends as much as the connection takes; true when nothing is left. */
    boolean send() throws IOException {
        channel.write(out);
        return !out.hasRemaining();
    }
}
