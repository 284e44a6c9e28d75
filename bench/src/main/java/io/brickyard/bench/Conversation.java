package io.brickyard.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One accepted connection: gathers bytes until at least one call is whole, and sends the answers to all that are. While
 * answers are under way nothing more is read, so what is held is bounded.
 */
final class Conversation {

    private static final int MARK = 4;
    private static final int LARGEST_CALL = 1 << 12;

    private final SocketChannel channel;
    private final Function<Call, ByteBuffer> answerer;
    private final int delayMillis;
    private final ByteBuffer in = ByteBuffer.allocate(MARK + LARGEST_CALL);
    private ByteBuffer out = ByteBuffer.allocate(0);

    Conversation(SocketChannel channel, Function<Call, ByteBuffer> answerer, int delayMillis) {
        this.channel = channel;
        this.answerer = answerer;
        this.delayMillis = delayMillis;
    }

    int delayMillis() {
        return delayMillis;
    }

    /** Takes what has come; true when answers are ready to be sent. */
    boolean receive() throws IOException {
        if (channel.read(in) < 0) {
            channel.close();
            return false;
        }
        List<ByteBuffer> answers = new ArrayList<>();
        in.flip();
        while (in.remaining() >= MARK) {
            int length = in.getInt(in.position()) & 0x7fff_ffff;
            if (length > LARGEST_CALL) {
                channel.close();
                return false;
            }
            if (in.remaining() < MARK + length) {
                break;
            }
            answers.add(answerer.apply(Call.of(in.slice(in.position() + MARK, length))));
            in.position(in.position() + MARK + length);
        }
        in.compact();
        out = joined(answers);
        return out.hasRemaining();
    }

    private static ByteBuffer joined(List<ByteBuffer> answers) {
        if (answers.size() == 1) {
            return answers.getFirst();
        }
        ByteBuffer all = ByteBuffer.allocate(
                answers.stream().mapToInt(ByteBuffer::remaining).sum());
        answers.forEach(all::put);
        return all.flip();
    }

    /** Sends as much as the connection takes; true when nothing is left. */
    boolean send() throws IOException {
        channel.write(out);
        return !out.hasRemaining();
    }
}
