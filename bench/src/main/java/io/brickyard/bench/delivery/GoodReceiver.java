package io.brickyard.bench.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A webhook's receiver on loopback that takes everything at once, over connections that stay. */
final class GoodReceiver implements AutoCloseable {

    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final Events events;

    /** Who is told of each body, before it is answered. */
    interface Events {
        void came(byte[] text, int from, int to);
    }

    GoodReceiver(int port, Events events) throws IOException {
        this.events = events;
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("receiver").start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().name("connection").start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the measurement is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] bytes = new byte[64 * 1024];
            int held = 0;
            while (true) {
                int body = Requests.body(bytes, held);
                int end = body < 0 ? Integer.MAX_VALUE : body + Requests.length(bytes, body);
                if (held >= end) {
                    events.came(bytes, body, end);
                    out.write(OK);
                    System.arraycopy(bytes, end, bytes, 0, held - end);
                    held -= end;
                    continue;
                }
                int read = in.read(bytes, held, bytes.length - held);
                if (read < 0) {
                    return;
                }
                held += read;
            }
        } catch (IOException gone) {
            // whoever sends is free to go
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The little of HTTP/1.1 that is needed here. */
    static final class Requests {

        /** Where the body begins; below 0 when the head is not yet whole. */
        static int body(byte[] bytes, int held) {
            for (int at = 3; at < held; at++) {
                if (bytes[at] == '\n' && bytes[at - 1] == '\r' && bytes[at - 2] == '\n') {
                    return at + 1;
                }
            }
            return -1;
        }

        static int length(byte[] bytes, int body) {
            String head = new String(bytes, 0, body, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return Arrays.stream(head.split("\r\n"))
                    .filter(line -> line.startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
        }

        private Requests() {}
    }
}
