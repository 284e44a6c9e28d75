package io.brickyard.agents;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Asks one agent. Each question has a connection of its own, a deadline for the whole answer, and a bound on its size.
 *
 * <p>Deliberately small, and not {@code java.net.http}: a command that starts for one question has to be quick.
 */
public final class AgentClient {

    /** A page of events at its largest is below this. */
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    /** The stream's heartbeat comes every ten seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(35);

    private final AgentAddress address;
    private final Optional<String> token;
    private final Duration deadline;
    private final Optional<Path> authority;

    /** @param token for TCP; through a unix socket none is needed */
    public AgentClient(AgentAddress address, Optional<String> token, Duration deadline) {
        this(address, token, deadline, Optional.empty());
    }

    /** @param authority a file of PEM certificates that are believed over HTTPS in the place of the system's authorities */
    public AgentClient(AgentAddress address, Optional<String> token, Duration deadline, Optional<Path> authority) {
        this.address = address;
        this.token = token;
        this.deadline = deadline;
        this.authority = authority;
    }

    public AgentAddress address() {
        return address;
    }

    /** One name and value of a query. */
    public record Parameter(String name, String value) {}

    /**
     * Asks for a document.
     *
     * @param path with its beginning slash, for example {@code /api/v1/status}
     */
    public byte[] get(String path, List<Parameter> query) {
        return document("GET", path + encoded(query), Optional.empty());
    }

    /** Asks the agent to do something. */
    public byte[] post(String path, String json) {
        return document("POST", path, Optional.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] document(String method, String target, Optional<byte[]> body) {
        try (Wire wire = Wire.to(address, authority, deadline)) {
            wire.send(Head.request(method, target, address, headers("application/json"), body));
            HttpReader answer = HttpReader.of(wire);
            byte[] document = answer.rest(LARGEST_ANSWER);
            if (answer.status() / 100 != 2) {
                throw new AgentFailure.Refused(answer.status(), document);
            }
            return document;
        } catch (IOException failed) {
            throw Failures.of(failed, address, deadline);
        }
    }

    /** @param id of the last event that is known; its successor comes first */
    public record Position(String id) {}

    /**
     * Follows a stream of server-sent events until it ends or nobody wants more.
     *
     * @param more is given each message; false ends
     * @throws AgentFailure.Unanswered with {@link AgentFailure.Reason#GONE} when the agent ended it
     */
    public void follow(String path, List<Parameter> query, Optional<Position> last, Predicate<StreamMessage> more) {
        try (Wire wire = Wire.to(address, authority, deadline)) {
            String headers = headers("text/event-stream")
                    + last.map(position -> "Last-Event-ID: " + position.id() + "\r\n")
                            .orElse("");
            wire.send(Head.request("GET", path + encoded(query), address, headers, Optional.empty()));
            HttpReader answer = HttpReader.of(wire);
            if (answer.status() != 200) {
                throw new AgentFailure.Refused(answer.status(), answer.rest(LARGEST_ANSWER));
            }
            wire.patience(SILENCE);
            StreamMessage.Reader messages = new StreamMessage.Reader();
            while (true) {
                wire.patience(SILENCE);
                Optional<StreamMessage> message = messages.line(answer.line());
                if (message.isPresent() && !more.test(message.get())) {
                    return;
                }
            }
        } catch (IOException failed) {
            throw Failures.of(failed, address, SILENCE);
        }
    }

    private String headers(String accepted) {
        return "Accept: " + accepted + "\r\n"
                + token.map(secret -> "Authorization: Bearer " + secret + "\r\n")
                        .orElse("");
    }

    private static String encoded(List<Parameter> query) {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : query) {
            text.append(text.isEmpty() ? '?' : '&');
            text.append(URLEncoder.encode(parameter.name(), StandardCharsets.UTF_8));
            text.append('=');
            text.append(URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** Without the token, as this may be printed. */
    @Override
    public String toString() {
        return "AgentClient[" + address + "]";
    }
}
