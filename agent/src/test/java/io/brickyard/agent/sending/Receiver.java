package io.brickyard.agent.sending;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A webhook's receiver: HTTP/1.1 with connections that stay, on loopback, with answers that the test decides. */
public final class Receiver implements AutoCloseable {

    public static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final ServerSocket server;
    private final Function<Request, String> answer;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean remembering = true;

    /** @param headers names in lower case */
    public record Request(String line, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public Receiver(ServerSocket server, Function<Request, String> answer) {
        this.server = server;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    public static Receiver plain(Function<Request, String> answer) {
        try {
            return new Receiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests are only answered from now on. */
    public Receiver forgetful() {
        remembering = false;
        return this;
    }

    public static String status(String status, String... headers) {
        return "HTTP/1.1 " + status + "\r\n"
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
                + "Content-Length: 0\r\n\r\n";
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Request request = read(in); request != null; request = read(in)) {
                if (remembering) {
                    requests.add(request);
                }
                out.write(answer.apply(request).getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        } catch (IOException | UncheckedIOException gone) {
            // the sender is free to go
        } finally {
            sockets.remove(socket);
        }
    }

    private static @org.jspecify.annotations.Nullable Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                return null; // no HTTP
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(first, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
