package io.brickyard.agents;

import io.brickyard.agents.AgentFailure.Reason;
import io.brickyard.agents.AgentFailure.Unanswered;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Tells what a failure of a socket means. */
final class Failures {

    private Failures() {}

    static AgentFailure of(IOException failed, AgentAddress address, Duration deadline) {
        String reason = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        return switch (failed) {
            case SocketTimeoutException _ ->
                new Unanswered(Reason.LATE, address + " gave no answer within " + deadline.toMillis() / 1000.0 + " s");
            case EOFException _ -> new Unanswered(Reason.GONE, address + " ended the connection");
            case HttpReader.NotHttp other -> new Unanswered(Reason.UNREADABLE, address + ": " + other.getMessage());
            case SSLException tls -> new Unanswered(Reason.UNTRUSTED, address + ": " + tls.getMessage());
            case AccessDeniedException _ -> new Unanswered(Reason.NOT_ALLOWED, address + ": permission denied");
            case NoSuchFileException _ -> new Unanswered(Reason.NOT_RUNNING, "nothing listens at " + address);
            default -> connecting(reason, address);
        };
    }

    /** The JDK has no types of its own for what connecting to a unix socket may meet. */
    private static AgentFailure connecting(String reason, AgentAddress address) {
        if (reason.contains("permission denied")) {
            return new Unanswered(Reason.NOT_ALLOWED, address + ": permission denied");
        }
        if (reason.contains("reset") || reason.contains("broken pipe")) {
            return new Unanswered(Reason.GONE, address + " ended the connection");
        }
        return new Unanswered(
                Reason.NOT_RUNNING,
                reason.contains("refused") || reason.contains("no such file")
                        ? "nothing listens at " + address
                        : address + " cannot be reached: " + reason);
    }
}
