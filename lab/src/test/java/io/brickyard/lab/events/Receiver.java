package io.brickyard.lab.events;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.brickyard.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who hears of events, on the host's own address in a lab's network. Answers 200, and 404 below /gone. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** One request; a header that was not sent is empty. */
    record Call(String method, String path, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String authorization() {
            return header("authorization");
        }

        /** Whether our agent or our command sent it, and not the original. */
        boolean ours() {
            return header("user-agent").startsWith("brickyard");
        }

        String event() {
            return body.replaceAll("(?s)^\\{\"event\": \"(\\w+)\".*", "$1");
        }
    }

    Receiver(Lab lab) {
        String network = lab.nodes().getFirst().address();
        String host = network.substring(0, network.lastIndexOf('.')) + ".254";
        try {
            server = HttpServer.create(new InetSocketAddress(host, 0), 50);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers(exchange), body));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().startsWith("/gone") ? 404 : 200, -1);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    String url(String path) {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + path;
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
