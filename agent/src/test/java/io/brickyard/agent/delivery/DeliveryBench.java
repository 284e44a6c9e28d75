package io.brickyard.agent.delivery;

import io.brickyard.agent.sending.Receiver;
import io.brickyard.webhooks.Webhook;
import io.brickyard.webhooks.Webhook.Wishes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast events are delivered, and whether bad webhooks slow a good one: {@code rate SECONDS} or {@code beside SECONDS RATE}.
 * Events come from a journal in memory, so what is measured is delivery alone, cursor included.
 */
final class DeliveryBench {

    private static final Pattern AT = Pattern.compile("\"at\": \"(\\d+)\"");

    static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("delivery-bench");
        int seconds = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("rate")) {
            rate(folder, seconds);
        } else {
            beside(folder, seconds, Integer.parseInt(arguments[2]));
        }
        System.exit(0); // hanging receivers hold threads
    }

    private static void rate(Path folder, int seconds) throws Exception {
        AtomicInteger count = new AtomicInteger();
        CountedJournal journal = new CountedJournal(0);
        try (Receiver receiver = Receiver.plain(request -> {
                            count.incrementAndGet();
                            return Receiver.OK;
                        })
                        .forgetful();
                Deliveries deliveries = deliveries(journal, folder)) {
            deliveries.replaceAll(List.of(webhook(receiver.port())));
            journal.grow(Long.MAX_VALUE / 2);
            TimeUnit.SECONDS.sleep(5);
            for (int second = 0; second < seconds; second++) {
                int before = count.get();
                long began = System.nanoTime();
                TimeUnit.SECONDS.sleep(1);
                System.out.printf("%.0f events/s%n", (count.get() - before) * 1e9 / (System.nanoTime() - began));
            }
        }
    }

    private static void beside(Path folder, int seconds, int rate) throws Exception {
        long[] latencies = new long[seconds * rate];
        AtomicInteger count = new AtomicInteger(-1000);
        CountedJournal journal = new CountedJournal(0);
        CountDownLatch never = new CountDownLatch(1);
        try (Receiver good = Receiver.plain(request -> measured(request, latencies, count))
                        .forgetful();
                Receiver slow = Receiver.plain(request -> {
                            LockSupport.parkNanos(200_000_000);
                            return Receiver.OK;
                        })
                        .forgetful();
                Receiver hanging = Receiver.plain(request -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return Receiver.OK;
                        })
                        .forgetful();
                Deliveries deliveries = deliveries(journal, folder)) {
            System.out.println("webhooks,p50_ms,p99_ms,max_ms");
            for (int turn = -2; turn < 10; turn++) { // the first two warm up
                List<Webhook> webhooks = new ArrayList<>(List.of(webhook(good.port())));
                if (turn % 2 != 0) {
                    for (int i = 0; i < 33; i++) {
                        webhooks.add(webhook(closedPort(), i));
                        webhooks.add(webhook(slow.port(), i));
                        webhooks.add(webhook(hanging.port(), i));
                    }
                }
                deliveries.replaceAll(webhooks);
                count.set(-3 * rate);
                long next = System.nanoTime();
                while (count.get() < latencies.length) {
                    journal.grow(1);
                    next += 1_000_000_000L / rate;
                    LockSupport.parkNanos(next - System.nanoTime());
                }
                long[] sorted = latencies.clone();
                Arrays.sort(sorted);
                System.out.printf(
                        "%s,%.3f,%.3f,%.3f%n",
                        turn < 0 ? "warm-up" : turn % 2 == 0 ? "alone" : "beside 99",
                        sorted[sorted.length / 2] / 1e6,
                        sorted[sorted.length * 99 / 100] / 1e6,
                        sorted[sorted.length - 1] / 1e6);
            }
        }
    }

    private static String measured(Receiver.Request request, long[] latencies, AtomicInteger count) {
        long now = System.nanoTime();
        Matcher at = AT.matcher(request.body());
        int index = count.getAndIncrement();
        if (at.find() && index >= 0 && index < latencies.length) {
            latencies[index] = now - Long.parseLong(at.group(1));
        }
        return Receiver.OK;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Deliveries deliveries(CountedJournal journal, Path folder) {
        return new Deliveries(journal, folder, KilledDelivery.NODE, Surroundings.real(DeliveryListener.NOBODY));
    }

    private static Webhook webhook(int port, int... number) {
        return new Webhook("http://127.0.0.1:" + port + "/" + Arrays.toString(number), "", "", Wishes.NONE);
    }

    private DeliveryBench() {}
}
