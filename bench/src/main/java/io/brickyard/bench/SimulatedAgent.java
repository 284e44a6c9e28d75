package io.brickyard.bench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The agent of a simulated pool's first node: whatever it is asked at its socket, it tells what all nodes' agents know. */
final class SimulatedAgent implements AutoCloseable {

    private final ServerSocketChannel listening;
    private final byte[] answer;

    private SimulatedAgent(ServerSocketChannel listening, byte[] answer) {
        this.listening = listening;
        this.answer = answer;
    }

    static SimulatedAgent start(PoolPlan plan, Path socket) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket));
        byte[] body = word(plan).getBytes(StandardCharsets.US_ASCII);
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
        SimulatedAgent agent = new SimulatedAgent(listening, answer);
        Thread.ofPlatform().daemon().name("agent").start(agent::run);
        return agent;
    }

    private void run() {
        while (listening.isOpen()) {
            try (SocketChannel caller = listening.accept()) {
                // Questions are small: they come in one piece.
                if (caller.read(ByteBuffer.allocate(8192)) > 0) {
                    ByteBuffer rest = ByteBuffer.wrap(answer);
                    while (rest.hasRemaining()) {
                        caller.write(rest);
                    }
                }
            } catch (IOException gone) {
                // The next caller, if there still is one.
            }
        }
    }

    /** As {@code GET /api/v1/pool} answers. */
    private static String word(PoolPlan plan) {
        StringBuilder text = new StringBuilder("{\"nodes\": [");
        for (int node = 0; node < plan.nodes(); node++) {
            text.append(node == 0 ? "" : ", ").append("{\"node\": \"").append(plan.nodeId(node));
            text.append("\", \"at\": \"2026-01-31T12:00:00Z\", \"bricks\": [");
            String separator = "";
            for (int brick = 0; brick < plan.bricks(); brick++) {
                if (plan.nodeOf(brick) == node) {
                    text.append(separator).append("{\"path\": \"").append(plan.path(brick));
                    text.append("\", \"total_bytes\": 270553174016, \"free_bytes\": 244011614208,"
                            + " \"total_inodes\": 163840, \"free_inodes\": 163564, \"device\": \"/dev/loop1\","
                            + " \"file_system\": \"xfs\", \"mount_options\": \"rw,relatime\", \"waiting\": 0}");
                    separator = ", ";
                }
            }
            text.append("], \"daemons\": [{\"volume\": \"").append(plan.volumeName(0));
            text.append("\", \"kind\": \"SELF_HEAL\", \"online\": true}]}");
        }
        return text.append("], \"unheard\": [{\"node\": \"")
                .append(plan.nodeId(plan.nodes() - 1))
                .append("\", \"since\": \"2026-01-31T12:00:00.5Z\"}], \"findings\": [{\"code\": \"VOLUME_DEGRADED\","
                        + " \"target\": \"volume/volume1\", \"since\": \"2026-01-31T12:00:00.25Z\"}]}")
                .toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
