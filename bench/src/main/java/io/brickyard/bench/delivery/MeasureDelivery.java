package io.brickyard.bench.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What {@code bench/delivery} runs beside an agent: {@code MeasureDelivery WORKDIR FOLDER ROUNDS SECONDS RATE BAD PART...}. The agent
 * reads its webhooks below WORKDIR; FOLDER is on the disk of its journal; BAD is how many bad webhooks hang, answer slowly, answer 500
 * and refuse, for example {@code 33,17,16,33}. Receiver and sender are in this process, so that one
 * clock measures. Parts: {@code path}, {@code beside}. Prints a line for each measurement: its name, events sent,
 * events/s at the receiver, and p50, p99 and the longest time from datagram to receiver in milliseconds.
 */
public final class MeasureDelivery {

    static final int GOOD_PORT = 2000;
    /** Hang, answer slowly, fail; the next one is nobody's. */
    private static final int FIRST_BAD_PORT = 2001;

    private static final int AGENT_PORT = 55_555;
    private static final int FORWARDER_PORT = 2010;
    private static final int SOCKETS = 100;
    private static final int BURST = 20_000;
    private static final int BURST_RATE = 20_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path webhooks;
    private final Path folder;
    private final int rounds;
    private final int seconds;
    private final int rate;
    private final int[] bad;
    private final Numbered events = new Numbered();
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(Numbered.SIZE);

    private MeasureDelivery(List<String> arguments) {
        webhooks = Path.of(arguments.get(0), "events", "webhooks.json");
        folder = Path.of(arguments.get(1));
        rounds = Integer.parseInt(arguments.get(2));
        seconds = Integer.parseInt(arguments.get(3));
        rate = Integer.parseInt(arguments.get(4));
        bad = Stream.of(arguments.get(5).split(",")).mapToInt(Integer::parseInt).toArray();
    }

    public static void main(String[] arguments) throws IOException {
        MeasureDelivery measuring = new MeasureDelivery(List.of(arguments));
        try (GoodReceiver _ = new GoodReceiver(GOOD_PORT, measuring.events)) {
            measuring.begin();
            for (String part : List.of(arguments).subList(6, arguments.length)) {
                switch (part) {
                    case "path" -> measuring.path();
                    case "beside" -> measuring.beside();
                    default -> throw new IllegalArgumentException("no such part: " + part);
                }
            }
        }
        System.out.println("repeated " + measuring.events.repeated());
    }

    /** Until events arrive, and then until both sides are warm. */
    private void begin() throws IOException {
        register(0);
        try (Sockets agent = new Sockets(AGENT_PORT)) {
            long deadline = System.nanoTime() + PATIENCE;
            int first = events.next();
            while (!anyHasCome(first)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the agent delivers nothing");
                }
                agent.send();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            offer(agent, 2 * rate, rate);
            offer(agent, BURST, BURST_RATE);
        }
    }

    private boolean anyHasCome(int first) {
        for (int number = first; number < events.next(); number++) {
            if (events.hasCome(number)) {
                return true;
            }
        }
        return false;
    }

    /** From datagram to receiver, in turns: without any journal, with the least that is durable, and the agent. */
    private void path() throws IOException {
        for (int round = -1; round < rounds; round++) {
            try (Forwarder _ = new Forwarder(FORWARDER_PORT, GOOD_PORT, Optional.empty());
                    Sockets sockets = new Sockets(FORWARDER_PORT)) {
                tell(round < 0 ? "warm-up" : "direct", offer(sockets, seconds * rate, rate));
            }
            Path file = folder.resolve("forwarded");
            try (Forwarder _ = new Forwarder(FORWARDER_PORT, GOOD_PORT, Optional.of(file));
                    Sockets sockets = new Sockets(FORWARDER_PORT)) {
                tell(round < 0 ? "warm-up" : "forced", offer(sockets, seconds * rate, rate));
            }
            Files.delete(file);
            try (Sockets sockets = new Sockets(AGENT_PORT)) {
                tell(round < 0 ? "warm-up" : "agent", offer(sockets, seconds * rate, rate));
            }
        }
    }

    /** Alone and beside bad webhooks, in turns. */
    private void beside() throws IOException {
        try (Sockets agent = new Sockets(AGENT_PORT)) {
            for (int round = 0; round < rounds; round++) {
                register(0);
                beside(agent, "alone");
                register(1);
                beside(agent, "beside");
            }
            register(0);
        }
    }

    /** Before it counts, the agent has heard of the change, and its first attempts at bad ones have failed. */
    private void beside(Sockets agent, String name) throws IOException {
        offer(agent, 3 * rate, rate);
        tell(name, offer(agent, seconds * rate, rate));
        tell(name + "-burst", offer(agent, BURST, BURST_RATE));
    }

    private void register(int times) throws IOException {
        List<String> all = new ArrayList<>(List.of(entry(GOOD_PORT, 0)));
        for (int kind = 0; kind < bad.length; kind++) {
            for (int i = 0; i < times * bad[kind]; i++) {
                all.add(entry(FIRST_BAD_PORT + kind, i));
            }
        }
        Path fresh = webhooks.resolveSibling("fresh");
        Files.writeString(fresh, "{" + String.join(", ", all) + "}");
        Files.move(fresh, webhooks, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String entry(int port, int number) {
        return "\"http://127.0.0.1:" + port + "/" + number + "\": {\"token\": \"\", \"secret\": \"\"}";
    }

    /** Sends at even distances, and waits until all have come. */
    private Sent offer(Sockets to, int count, int eachSecond) throws IOException {
        int from = events.next();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(began + i * 1_000_000_000L / eachSecond - System.nanoTime());
            to.send();
        }
        await(from, from + count);
        return new Sent(from, from + count);
    }

    private record Sent(int from, int to) {}

    private void await(int from, int to) {
        long deadline = System.nanoTime() + PATIENCE;
        for (int number = from; number < to; ) {
            if (events.hasCome(number)) {
                number++;
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException("event " + number + " did not come");
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    private void tell(String name, Sent sent) {
        long[] latencies = events.latencies(sent.from(), sent.to());
        System.out.println(String.format(
                Locale.ROOT,
                "%-14s %8d %9.0f %9.2f %9.2f %9.2f",
                name,
                latencies.length,
                latencies.length * 1e9 / events.between(sent.from(), sent.to()),
                latencies[latencies.length / 2] / 1e6,
                latencies[latencies.length * 99 / 100] / 1e6,
                latencies[latencies.length - 1] / 1e6));
    }

    /** GlusterFS sends each event from a socket of its own; here many take turns. */
    private final class Sockets implements AutoCloseable {
        private final List<DatagramChannel> all = new ArrayList<>();
        private int turn;

        Sockets(int port) throws IOException {
            for (int i = 0; i < SOCKETS; i++) {
                all.add(DatagramChannel.open().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            }
        }

        void send() throws IOException {
            events.write(datagram);
            all.get(turn++ % SOCKETS).write(datagram);
        }

        @Override
        public void close() throws IOException {
            for (DatagramChannel channel : all) {
                channel.close();
            }
        }
    }
}
