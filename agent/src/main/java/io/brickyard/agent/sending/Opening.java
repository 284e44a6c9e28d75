package io.brickyard.agent.sending;

import io.brickyard.agent.sending.Outcome.Stage;
import io.brickyard.glusterd.Deadline;
import io.brickyard.receivers.AddressRules;
import io.brickyard.receivers.Target;
import io.brickyard.receivers.TlsTrust;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one receiver: resolves its name, checks every address, connects only to those that passed, and if its URL
 * says https, has TLS verify it. Remembers how long the steps of the last opening took.
 */
final class Opening {

    private final Webhook webhook;
    private final Target target;
    private final AddressRules rules;
    private final Lookup lookup;
    private final Limits limits;
    private final Watch.Guard guard;
    private @Nullable TlsTrust trust;
    private List<TestReport.Step> steps = new ArrayList<>();

    Opening(Webhook webhook, Sending sending, Watch.Guard guard) {
        this.webhook = webhook;
        lookup = sending.lookup();
        limits = sending.limits();
        this.guard = guard;
        target = Target.of(webhook.url());
        rules = new AddressRules(webhook.wishes().addresses());
    }

    Target target() {
        return target;
    }

    List<TestReport.Step> steps() {
        return steps;
    }

    /**
     * Has the files of certificates read again for the next connection: they may have been replaced. With TLS 1.3 a receiver
     * tells what it thinks of ours only after the handshake, some by a status of HTTP.
     */
    void forgetTrust() {
        trust = null;
    }

    Link open(Deadline deadline) throws StageFailure {
        steps = new ArrayList<>();
        Deadline soon = Deadline.in(limits.connect()).orSooner(deadline);
        List<InetAddress> addresses = step("dns", () -> lookup.addresses(target.host(), rules, soon), Opening::text);
        Socket socket = step("connect", () -> connect(addresses, soon), Opening::text);
        try {
            Socket ready = target.secure() ? step("tls", () -> secure(socket, deadline), Opening::protocol) : socket;
            return new Link(target, ready);
        } catch (IOException e) {
            throw new StageFailure(Stage.CONNECT, reason(e));
        }
    }

    private Socket connect(List<InetAddress> addresses, Deadline deadline) throws StageFailure {
        StageFailure last = new StageFailure(Stage.CONNECT, "no time left to connect");
        int left = addresses.size();
        for (InetAddress address : addresses) {
            Duration share = deadline.left().dividedBy(left--);
            try {
                Socket socket = new Socket();
                guard.over(socket);
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, target.port()), (int) Math.max(1, share.toMillis()));
                socket.setSoTimeout((int) limits.request().toMillis());
                return socket;
            } catch (IOException e) {
                last = new StageFailure(
                        Stage.CONNECT, "cannot connect to " + address.getHostAddress() + ": " + reason(e));
            }
        }
        throw last;
    }

    private Socket secure(Socket socket, Deadline deadline) throws StageFailure {
        try {
            socket.setSoTimeout((int) Math.max(1, deadline.left().toMillis()));
            if (trust == null) {
                trust = new TlsTrust(webhook.wishes().trust());
            }
            Socket secured = trust.secure(socket, target);
            secured.setSoTimeout((int) limits.request().toMillis());
            return secured;
        } catch (IOException e) {
            close(socket);
            throw new StageFailure(Stage.TLS, "TLS: " + reason(e));
        } catch (IllegalArgumentException e) {
            close(socket);
            throw new StageFailure(Stage.SETTINGS, reason(e));
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more either way
        }
    }

    static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static String text(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }

    private static String text(Socket socket) {
        return socket.getInetAddress().getHostAddress() + " port " + socket.getPort();
    }

    private static String protocol(Socket socket) {
        return socket instanceof SSLSocket secured ? secured.getSession().getProtocol() : "";
    }

    private <T> T step(String name, Taking<T> taking, Function<T, String> detail) throws StageFailure {
        long began = System.nanoTime();
        try {
            T result = taking.take();
            note(name, true, began, detail.apply(result));
            return result;
        } catch (StageFailure e) {
            note(name, false, began, e.outcome().reason());
            throw e;
        }
    }

    private void note(String name, boolean success, long began, String detail) {
        steps.add(new TestReport.Step(name, success, Duration.ofNanos(System.nanoTime() - began), detail));
    }

    private interface Taking<T> {
        T take() throws StageFailure;
    }
}
