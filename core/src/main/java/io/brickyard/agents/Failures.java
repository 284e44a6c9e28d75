package io.brickyard.agents;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
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
                new AgentFailure.Late(address + " gave no answer within " + deadline.toMillis() / 1000.0 + " s");
            case EOFException _ -> new AgentFailure.Gone(address + " ended the connection");
            case HttpReader.NotHttp other -> new AgentFailure.Unreadable(address + ": " + other.getMessage());
            case SSLException tls -> new AgentFailure.Untrusted(address + ": " + tls.getMessage());
            case AccessDeniedException _ -> new AgentFailure.NotAllowed(address + ": permission denied");
            case NoSuchFileException _ -> new AgentFailure.NotRunning("nothing listens at " + address);
            case ConnectException _ -> connecting(reason, address);
            default -> connecting(reason, address);
        };
    }

    /** The JDK has no types of its own for what connecting to a unix socket may meet. */
    private static AgentFailure connecting(String reason, AgentAddress address) {
        if (reason.contains("permission denied")) {
            return new AgentFailure.NotAllowed(address + ": permission denied");
        }
        if (reason.contains("reset") || reason.contains("broken pipe")) {
            return new AgentFailure.Gone(address + " ended the connection");
        }
        return new AgentFailure.NotRunning(
                reason.contains("refused") || reason.contains("no such file")
                        ? "nothing listens at " + address
                        : address + " cannot be reached: " + reason);
    }
}
