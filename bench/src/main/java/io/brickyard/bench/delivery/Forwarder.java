package io.brickyard.bench.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The yardstick: the few lines of code that take datagrams in and post them to one receiver. On demand what has come is first
 * appended to a file and forced to the disk, which is the least that a durable agent must do.
 */
final class Forwarder implements AutoCloseable {

    private static final int MOST = 256;

    private final DatagramChannel channel;
    private final Optional<FileChannel> file;
    private final Socket receiver;
    private final byte[] answer = new byte[1024];
    private final Thread thread;

    /** @param file appended to and forced before anything is posted; empty: nothing is kept */
    Forwarder(int port, int receiverPort, Optional<Path> file) throws IOException {
        channel = DatagramChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.file = file.map(Forwarder::open);
        receiver = new Socket(InetAddress.getLoopbackAddress(), receiverPort);
        receiver.setTcpNoDelay(true);
        thread = Thread.ofPlatform().daemon().name("forwarder").start(this::run);
    }

    private static FileChannel open(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (true) {
                List<byte[]> group = take();
                if (file.isPresent()) {
                    for (byte[] event : group) {
                        file.get().write(ByteBuffer.wrap(event));
                    }
                    file.get().force(false);
                }
                for (byte[] event : group) {
                    post(event);
                }
            }
        } catch (IOException closed) {
            // the measurement is over
        }
    }

    private List<byte[]> take() throws IOException {
        List<byte[]> group = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        channel.configureBlocking(true);
        while (group.size() < MOST && channel.receive(buffer) != null) {
            byte[] event = new byte[buffer.flip().remaining()];
            buffer.get(event).clear();
            group.add(event);
            channel.configureBlocking(false);
        }
        return group;
    }

    private void post(byte[] event) throws IOException {
        byte[] head = ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + event.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + event.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(event, 0, request, head.length, event.length);
        receiver.getOutputStream().write(request);
        if (receiver.getInputStream().read(answer) < 0) {
            throw new IOException("the receiver went");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        receiver.close();
        try {
            thread.join(); // only then the port is free again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
