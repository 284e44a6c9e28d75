package io.brickyard.glusterd.rpc;

import static java.util.Objects.requireNonNull;

import io.brickyard.glusterd.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a door: connect, send GF-DUMP, read the beginning of an answer. Settles its knock exactly once; a socket
 * that is open when it settles or its time is over is closed.
 */
final class Attempt {

    /** The record mark, the transaction's id and the direction: enough to know RPC from anything else. */
    private static final int ENOUGH = 12;

    private static final byte[] QUESTION =
            RpcConnection.request(1, Procedure.DUMP, new XdrWriter().hyper(0).bytes());

    private static final int CALL = 0;
    private static final int REPLY = 1;

    private final Doors.Knock knock;
    private final InetSocketAddress address;
    private final Duration time;
    private final ByteBuffer question = ByteBuffer.wrap(QUESTION);
    private final ByteBuffer answer = ByteBuffer.allocate(ENOUGH);
    private Deadline half;
    private Deadline end;
    private boolean mayHaveTwin;
    private @Nullable SocketChannel channel;
    private boolean connected;
    private boolean settled;

    /**
     * @param time how long it may take from its start
     * @param mayHaveTwin whether a second attempt shall be made when half of the time is over without a connection
     */
    Attempt(Doors.Knock knock, InetSocketAddress address, Duration time, boolean mayHaveTwin) {
        this.knock = knock;
        this.address = address;
        this.time = time;
        this.half = Deadline.in(half(time));
        this.end = Deadline.in(time);
        this.mayHaveTwin = mayHaveTwin;
    }

    /** Without Duration's own division, which computes in decimal numbers. */
    private static Duration half(Duration time) {
        return Duration.ofNanos(time.toNanos() / 2);
    }

    /** When something is to be done about it though nothing was heard, on the monotonic clock. */
    long nextEventNanos() {
        return mayHaveTwin && !connected ? half.nanos() : end.nanos();
    }

    /** A second attempt, once, when half of the time is over and there is no connection yet. */
    Optional<Attempt> twin() {
        if (!mayHaveTwin || connected || settled || !half.passed()) {
            return Optional.empty();
        }
        mayHaveTwin = false;
        Attempt twin = new Attempt(knock, address, end.left(), false);
        knock.add(twin);
        return Optional.of(twin);
    }

    /** Takes a socket; false when this machine has none left. */
    boolean open() {
        try {
            channel = SocketChannel.open();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Begins to connect; false when that failed at once. */
    boolean connect(Selector selector) {
        half = Deadline.in(half(time));
        end = Deadline.in(time);
        SocketChannel fresh = requireNonNull(channel);
        try {
            fresh.configureBlocking(false);
            connected = fresh.connect(address);
            fresh.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
            return true;
        } catch (IOException e) {
            settle(outcomeOf(e));
            return false;
        }
    }

    /** Does what the socket is ready for. */
    void proceed(SelectionKey key) {
        SocketChannel open = channel;
        if (settled || open == null || !key.isValid()) {
            return;
        }
        try {
            if (key.isConnectable() && open.finishConnect()) {
                connected = true;
                ask(open, key);
            } else if (key.isWritable()) {
                ask(open, key);
            } else if (key.isReadable()) {
                read(open);
            }
        } catch (IOException e) {
            settle(outcomeOf(e));
        }
    }

    /** A fresh connection takes the question at once; to be told first that it would is one more round for each door. */
    private void ask(SocketChannel open, SelectionKey key) throws IOException {
        open.write(question);
        key.interestOps(question.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read(SocketChannel open) throws IOException {
        int got = open.read(answer);
        if (got < 0) {
            settle(Doors.Outcome.LISTENING);
        } else if (!answer.hasRemaining()) {
            int direction = answer.getInt(8);
            settle(direction == REPLY || direction == CALL ? Doors.Outcome.ANSWERED : Doors.Outcome.LISTENING);
        }
    }

    private Doors.Outcome outcomeOf(IOException e) {
        if (connected) {
            return Doors.Outcome.LISTENING;
        }
        // Not by its text, which comes in the user's language.
        return e instanceof ConnectException ? Doors.Outcome.REFUSED : Doors.Outcome.SILENT;
    }

    /** Whether its door has answered, to this attempt or another. */
    boolean isAnswered() {
        return knock.answer().outcome() == Doors.Outcome.ANSWERED;
    }

    /** All attempts at the same door; for when it has answered and they are over. */
    List<Attempt> others() {
        return knock.ended();
    }

    /** Whether nothing more is to be expected or wanted of this attempt. */
    boolean isOver() {
        if (!settled && isAnswered()) {
            settled = true;
            close();
        }
        if (!settled && end.passed()) {
            settle(connected ? Doors.Outcome.HUNG : Doors.Outcome.SILENT);
        }
        return settled;
    }

    private void settle(Doors.Outcome outcome) {
        settled = true;
        knock.settle(outcome, address.getAddress());
        close();
    }

    void close() {
        SocketChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // The kernel closes it with the process at the latest.
            }
        }
    }
}
