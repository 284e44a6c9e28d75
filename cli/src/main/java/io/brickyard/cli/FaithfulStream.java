package io.brickyard.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A print stream that knows why it failed, so that a full disk can be told from a reader that went away.
 *
 * <p>Nothing that was written is believed to have arrived until {@link #failure()} was asked after a flush.
 */
public final class FaithfulStream extends PrintStream {

    private final Sink sink;

    FaithfulStream(OutputStream target, Charset charset) {
        this(new Sink(target), charset);
    }

    private FaithfulStream(Sink sink, Charset charset) {
        super(new BufferedOutputStream(sink, 8192), false, charset);
        this.sink = sink;
    }

    /** Why the first write that failed did so; empty as long as all went well. */
    Optional<String> failure() {
        flush();
        return sink.failure;
    }

    /** Whether whoever read our output has left, as {@code head} does: no reason to complain. */
    static boolean readerLeft(String failure) {
        return failure.contains("Broken pipe") || failure.contains("Bad file descriptor");
    }

    private static final class Sink extends OutputStream {
        private final OutputStream target;
        private Optional<String> failure = Optional.empty();

        Sink(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int count) throws IOException {
            try {
                target.write(octets, from, count);
            } catch (IOException failed) {
                if (failure.isEmpty()) {
                    failure = Optional.of(String.valueOf(failed.getMessage()));
                }
                throw failed;
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
