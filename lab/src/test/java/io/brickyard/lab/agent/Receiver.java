package io.brickyard.lab.agent;

import com.sun.net.httpserver.HttpServer;
import io.brickyard.lab.Lab;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook's receiver on the host, at its address in a lab's network; what it is sent is kept in order. */
final class Receiver implements AutoCloseable {

    /** @param nanos when it came, on the monotonic clock */
    record Received(String event, JsonNode body, long nanos) {
        String message(String key) {
            return body.path("message").path(key).asString("");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    Receiver(Lab lab) throws IOException {
        String address = lab.network().replaceFirst("\\.0/24$", ".254");
        server = HttpServer.create(new InetSocketAddress(address, 0), 50);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode json = JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
            received.add(new Received(json.path("event").asString(""), json, System.nanoTime()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/events";
    }

    List<Received> received() {
        return received;
    }

    /** Those with this name, about this volume or node. */
    List<Received> named(String event, String about) {
        return received.stream()
                .filter(one -> one.event().equals(event))
                .filter(one -> about.isEmpty()
                        || one.message("volume").equals(about)
                        || one.message("node").equals(about))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
