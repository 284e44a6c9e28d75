package io.brickyard.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends events of GlusterFS's form, numbered, and tells how long it took. GlusterFS sends each event from a socket of its own;
 * here they come from a few sockets by turns, as making one for each event would slow the sender down.
 *
 * <p>Arguments: host, port, how many, how many a second (0: as fast as it can), how many bytes each, from how many sockets.
 */
public final class SendDatagrams {

    private SendDatagrams() {}

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress to =
                new InetSocketAddress(InetAddress.getByName(arguments[0]), Integer.parseInt(arguments[1]));
        int count = Integer.parseInt(arguments[2]);
        int rate = Integer.parseInt(arguments[3]);
        int size = Integer.parseInt(arguments[4]);
        List<DatagramChannel> sockets = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[5]); i++) {
            sockets.add(DatagramChannel.open().connect(to));
        }
        ByteBuffer datagram = ByteBuffer.allocateDirect(size);
        warmUp(datagram);
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            fill(datagram, i);
            sockets.get(i % sockets.size()).write(datagram);
            if (rate > 0 && i % 32 == 31) {
                LockSupport.parkNanos(began + (i + 1) * 1_000_000_000L / rate - System.nanoTime());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(Locale.ROOT, "sent=%d seconds=%.3f rate=%.0f%n", count, seconds, count / seconds);
    }

    /** A cold JVM sends no burst: first to a socket that nobody reads. */
    private static void warmUp(ByteBuffer datagram) throws IOException {
        try (DatagramChannel nobody = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
                DatagramChannel sender = DatagramChannel.open().connect(nobody.getLocalAddress())) {
            for (int i = 0; i < 30_000; i++) {
                fill(datagram, i);
                sender.write(datagram);
            }
        }
    }

    private static void fill(ByteBuffer datagram, int number) {
        datagram.clear();
        datagram.put((System.currentTimeMillis() / 1000 + " 29 peer=h" + number + ";volume=v;brick=/bricks/")
                .getBytes(StandardCharsets.US_ASCII));
        while (datagram.hasRemaining()) {
            datagram.put((byte) 'b');
        }
        datagram.flip();
    }
}
