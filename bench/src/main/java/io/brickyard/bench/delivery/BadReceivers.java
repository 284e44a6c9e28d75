package io.brickyard.bench.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Receivers that are of no use: {@code BadReceivers HANGING_PORT SLOW_PORT FAILING_PORT}. One takes requests and never answers,
 * one answers each after 200 ms, one answers each with 500. Until standard input ends. A fourth kind, which refuses connections,
 * needs nobody.
 */
public final class BadReceivers {

    private static final Duration SLOW = Duration.ofMillis(200);

    private BadReceivers() {}

    public static void main(String[] arguments) throws IOException {
        listen(Integer.parseInt(arguments[0]), "", Duration.ZERO);
        listen(Integer.parseInt(arguments[1]), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", SLOW);
        listen(
                Integer.parseInt(arguments[2]),
                "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
                Duration.ZERO);
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
        System.exit(0);
    }

    private static void listen(int port, String answer, Duration after) throws IOException {
        ServerSocket server = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> serve(socket, answer, after));
                }
            } catch (IOException closed) {
                // the measurement is over
            }
        });
    }

    /** Requests come one at a time and are short: whatever can be read at once is taken for one. */
    private static void serve(Socket socket, String answer, Duration after) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            byte[] bytes = new byte[64 * 1024];
            for (int held = 0, read; (read = in.read(bytes, held, bytes.length - held)) > 0; ) {
                held += read;
                int body = GoodReceiver.Requests.body(bytes, held);
                if (!answer.isEmpty() && body > 0 && held >= body + GoodReceiver.Requests.length(bytes, body)) {
                    Thread.sleep(after);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    held = 0;
                }
            }
        } catch (IOException gone) {
            // whoever sends is free to go
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
