package io.brickyard.eventsd;

import io.brickyard.glusterd.Deadline;
import io.brickyard.json.Json;
import io.brickyard.receivers.AddressRules;
import io.brickyard.receivers.Target;
import io.brickyard.receivers.TlsTrust;
import io.brickyard.webhooks.Webhook;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * One test call to a webhook, step by step, so that it shows where it stops: name, connection, TLS, answer.
 *
 * <p>A redirect is no success, and nothing is sent before the receiver's certificate was verified. The body is an event
 * WEBHOOK_TEST; the original's call has none, which some receivers refuse and others take for a test.
 */
final class WebhookProbe {

    private static final int LONGEST_LINE = 1000;

    private final List<String> steps = new ArrayList<>();
    private long since = System.nanoTime();

    private WebhookProbe() {}

    /**
     * What came of it.
     *
     * @param steps each with its time, for a person
     * @param error empty when the receiver took it
     */
    record Result(String steps, String error) {
        boolean taken() {
            return error.isEmpty();
        }
    }

    /** @param bare without a body, as the original does it */
    static Result call(Webhook webhook, String node, boolean bare, Instant now) {
        WebhookProbe probe = new WebhookProbe();
        long begin = System.nanoTime();
        String error;
        try {
            error = probe.walk(webhook, node, bare, now);
        } catch (UnknownHostException _) {
            error = "the name does not resolve";
        } catch (SocketTimeoutException _) {
            error = "no answer in time";
        } catch (SSLException untrusted) {
            error = "TLS: " + untrusted.getMessage();
        } catch (IOException failed) {
            error = String.valueOf(failed.getMessage());
        } catch (IllegalArgumentException invalid) {
            error = String.valueOf(invalid.getMessage());
        }
        probe.steps.add("all " + milliseconds(System.nanoTime() - begin));
        return new Result(String.join(", ", probe.steps), error);
    }

    private String walk(Webhook webhook, String node, boolean bare, Instant now) throws IOException {
        Target target = target(webhook.url());
        Deadline deadline = Deadline.in(Webhook.REQUEST_TIME);
        InetAddress[] addresses = InetAddress.getAllByName(target.host());
        step("dns");
        AddressRules rules = new AddressRules(webhook.wishes().addresses());
        Optional<InetAddress> allowed =
                Arrays.stream(addresses).filter(rules::allow).findFirst();
        if (allowed.isEmpty()) {
            return refused(addresses[0]);
        }
        try (Socket plain = new Socket()) {
            connect(plain, new InetSocketAddress(allowed.get(), target.port()));
            step("connect");
            plain.setSoTimeout((int) Math.max(1, deadline.left().toMillis()));
            Socket socket = target.secure() ? secured(plain, target, webhook) : plain;
            socket.getOutputStream().write(request(target, webhook, node, bare, now));
            socket.getOutputStream().flush();
            int status = status(socket.getInputStream(), deadline);
            step("answer");
            steps.add("status " + status);
            return status / 100 == 2 ? "" : Integer.toString(status);
        }
    }

    private static void connect(Socket socket, InetSocketAddress address) throws IOException {
        try {
            socket.connect(address, (int) Webhook.CONNECT_TIME.toMillis());
        } catch (IOException failed) {
            throw new IOException(
                    address.getAddress().getHostAddress() + " port " + address.getPort() + ": " + failed.getMessage(),
                    failed);
        }
    }

    /** Of a link-local address it says so: a link in a cloud is where credentials are served. */
    private static String refused(InetAddress address) {
        return address.getHostAddress()
                + (address.isLinkLocalAddress()
                        ? " is a link-local address, which is refused"
                        : " is refused by the address policy")
                + "; brickyard webhook mod URL --allow-network CIDR allows it";
    }

    private static Target target(String url) {
        if (!url.contains("://")) {
            throw new IllegalArgumentException(
                    "Invalid URL '" + url + "': No scheme supplied. Perhaps you meant http://" + url + "?");
        }
        return Target.of(url);
    }

    private Socket secured(Socket plain, Target target, Webhook webhook) throws IOException {
        SSLSocket socket = new TlsTrust(webhook.wishes().trust()).secure(plain, target);
        step("tls");
        return socket;
    }

    private static byte[] request(Target target, Webhook webhook, String node, boolean bare, Instant now) {
        String body = bare
                ? ""
                : Json.Members.NONE
                        .with("event", "WEBHOOK_TEST")
                        .with("message", Json.Members.NONE)
                        .with("nodeid", node)
                        .with("ts", Json.Numeral.of(now.getEpochSecond()))
                        .inPythonsWay();
        StringBuilder head = new StringBuilder("POST " + target.path() + " HTTP/1.1\r\n");
        head.append("Host: ").append(target.hostHeader()).append("\r\nUser-Agent: brickyard\r\nAccept: */*\r\n");
        if (!bare) {
            head.append("Content-Type: application/json\r\n");
        }
        BearerToken.of(webhook.token(), webhook.secret(), now)
                .or(() -> basic(target))
                .ifPresent(value -> head.append("Authorization: ")
                        .append(value.startsWith("Basic ") ? value : "Bearer " + oneLine(value))
                        .append("\r\n"));
        head.append("Content-Length: ").append(body.length()).append("\r\nConnection: close\r\n\r\n");
        return head.append(body).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> basic(Target target) {
        return target.login()
                .map(login -> "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private static String oneLine(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException("the token has a character that no header can carry");
            }
        }
        return value;
    }

    private static int status(InputStream stream, Deadline deadline) throws IOException {
        BufferedInputStream input = new BufferedInputStream(stream);
        StringBuilder line = new StringBuilder();
        for (int octet = input.read(); octet != '\n'; octet = input.read()) {
            if (octet < 0 || line.length() == LONGEST_LINE) {
                throw new IOException("the receiver closed the connection without an HTTP answer");
            }
            if (deadline.passed()) {
                throw new SocketTimeoutException();
            }
            line.append((char) octet);
        }
        String[] words = line.toString().split(" ");
        try {
            if (words.length > 1 && words[0].startsWith("HTTP/1.")) {
                return Integer.parseInt(words[1].strip());
            }
        } catch (NumberFormatException _) {
            // As any other answer that is none.
        }
        throw new IOException("the receiver does not speak HTTP");
    }

    private void step(String name) {
        long now = System.nanoTime();
        steps.add(name + " " + milliseconds(now - since));
        since = now;
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
