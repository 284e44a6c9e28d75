package io.brickyard.cli;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent that gives prepared answers over a real unix socket, and remembers what it was asked. */
final class CannedAgent implements AutoCloseable {

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Path socket;
    private final ServerSocketChannel listening;
    private final Map<String, Deque<String>> answers = new HashMap<>();

    CannedAgent(Path folder) throws IOException {
        socket = folder.resolve("agent.sock");
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "unix:" + socket;
    }

    /** @param path without its query */
    CannedAgent answers(String path, String body) {
        return answers(path, 200, body);
    }

    CannedAgent answers(String path, int status, String body) {
        answers.remove(path);
        return then(path, status, body);
    }

    /** Another answer, once the one before has been given; the last one is given for ever. */
    CannedAgent then(String path, int status, String body) {
        answers.computeIfAbsent(path, _ -> new ConcurrentLinkedDeque<>())
                .add("HTTP/1.1 " + status + " Canned\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n" + body);
        return this;
    }

    private void serve() {
        while (listening.isOpen()) {
            try (SocketChannel one = listening.accept()) {
                ByteBuffer buffer = ByteBuffer.allocate(16_384);
                int _ = one.read(buffer);
                String request = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
                String line = request.substring(0, request.indexOf("\r\n"));
                String body = request.substring(request.indexOf("\r\n\r\n") + 4);
                asked.add((line.replace(" HTTP/1.1", "") + " " + body).strip());
                String path = line.split("[ ?]")[1];
                one.write(ByteBuffer.wrap(next(path).getBytes(StandardCharsets.UTF_8)));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private String next(String path) {
        Deque<String> left = answers.get(path);
        if (left == null) {
            return "HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\n{}";
        }
        return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
