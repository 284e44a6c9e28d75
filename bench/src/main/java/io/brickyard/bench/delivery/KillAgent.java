package io.brickyard.bench.delivery;

import io.brickyard.agents.AgentAddress;
import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code KillAgent LAUNCHER FOLDER KILLS RATE SEED}: kills the running agent with SIGKILL again and again while events come, then
 * holds what its webhook's receiver heard against what its journal has. The folder has the agent's configuration,
 * {@code agent.yaml}, with the API at {@code agent.socket} in it; the receiver listens at port 2000.
 *
 * <p>An event counts once it is in the journal: what was sent while no agent listened is nobody's, like with any daemon.
 */
public final class KillAgent {

    private static final int PORT = 2000;
    private static final int EVENTS_PORT = 24009;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Pattern NUMBER = Pattern.compile("peer\\\\?\": ?\\\\?\"(\\d+)");

    private final List<String> command;
    private final Path folder;
    private final int rate;
    private final Random random;
    private final Heard heard = new Heard();
    private final AgentClient client;
    private volatile boolean sending = true;

    private KillAgent(Path launcher, Path folder, int rate, Random random) {
        command = List.of(
                launcher.toString(),
                "agent",
                "run",
                "--config",
                folder.resolve("agent.yaml").toString());
        this.folder = folder;
        this.rate = rate;
        this.random = random;
        client = new AgentClient(
                new AgentAddress.Unix(folder.resolve("agent.socket")), Optional.empty(), Duration.ofSeconds(10));
    }

    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[4]);
        int kills = Integer.parseInt(arguments[2]);
        KillAgent run = new KillAgent(
                Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[3]), new Random(seed));
        System.out.println("random seed " + seed);
        System.exit(run.run(kills) ? 0 : 1);
    }

    private boolean run(int kills) throws Exception {
        try (GoodReceiver _ = new GoodReceiver(PORT, heard)) {
            Thread.ofPlatform().daemon().name("sender").start(this::send);
            for (int kill = 0; kill < kills; kill++) {
                Process agent = start();
                int before = heard.count();
                int least = 1 + random.nextInt(rate / 4);
                await("events after start " + kill, () -> heard.count() >= before + least);
                LockSupport.parkNanos(random.nextLong(1 + Duration.ofMillis(20).toNanos()));
                agent.destroyForcibly().waitFor();
                if ((kill + 1) % 20 == 0) {
                    System.out.printf("%d kills, %d events heard%n", kill + 1, heard.count());
                }
            }
            Process agent = start();
            sending = false;
            List<Integer> journal = settled();
            agent.destroy();
            agent.waitFor();
            return judge(kills, journal, heard.numbers());
        }
    }

    private Process start() throws IOException {
        Path log = folder.resolve("log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
    }

    private interface Condition {
        boolean holds();
    }

    private void await(String what, Condition condition) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new IOException(
                        "waited in vain for " + what + "; the agent said: " + Files.readString(folder.resolve("log")));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void send() {
        try (DatagramChannel channel = DatagramChannel.open()) {
            InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), EVENTS_PORT);
            long begin = System.nanoTime();
            for (int number = 1; sending; number++) {
                String event = System.currentTimeMillis() / 1000 + " 29 peer=" + number + ";volume=v;brick=/bricks/b";
                channel.send(ByteBuffer.wrap(event.getBytes(StandardCharsets.US_ASCII)), to);
                long due = begin + number * 1_000_000_000L / rate;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (IOException e) {
            System.out.println("the sender failed: " + e);
            System.exit(2);
        }
    }

    /**
     * The numbers in the journal, in its order, once the receiver hears no more and has heard the last one. The journal is read
     * only when the receiver was quiet: reading it page by page takes longer the longer it is.
     */
    private List<Integer> settled() throws IOException {
        List<Integer> journal = new ArrayList<>();
        await("the last event", () -> {
            if (!quiet()) {
                return false;
            }
            journal.clear();
            journal.addAll(journal());
            return !journal.isEmpty() && heard.last() == journal.getLast();
        });
        return journal;
    }

    private boolean quiet() {
        int before = heard.count();
        LockSupport.parkNanos(QUIET.toNanos());
        return heard.count() == before;
    }

    /** By the stream: pages would take longer the further back they are. */
    private List<Integer> journal() {
        List<Integer> numbers = new ArrayList<>();
        try {
            List<Integer> newest = numbersIn(client.get(
                    "/api/v1/events",
                    List.of(new AgentClient.Parameter("format", "compat"), new AgentClient.Parameter("limit", "1"))));
            if (!newest.isEmpty()) {
                List<AgentClient.Parameter> all =
                        List.of(new AgentClient.Parameter("format", "compat"), new AgentClient.Parameter("after", "0"));
                client.follow("/api/v1/events/stream", all, Optional.empty(), message -> {
                    numbers.addAll(numbersIn(message.data().getBytes(StandardCharsets.UTF_8)));
                    return numbers.isEmpty() || !numbers.getLast().equals(newest.getFirst());
                });
            }
        } catch (AgentFailure notYet) {
            numbers.clear();
        }
        return numbers;
    }

    private static List<Integer> numbersIn(byte[] text) {
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(new String(text, StandardCharsets.UTF_8));
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group(1)));
        }
        return numbers;
    }

    private static boolean judge(int kills, List<Integer> journal, List<Integer> heard) {
        int next = 0;
        int repeats = 0;
        int wrong = 0;
        for (int number : heard) {
            if (next < journal.size() && journal.get(next) == number) {
                next++;
            } else if (next > 0 && journal.get(next - 1) == number) {
                repeats++;
            } else {
                wrong++;
            }
        }
        System.out.printf(
                "%d kills: %d events in the journal, %d heard in its order, %d of them again at once, %d out of order or missed%n",
                kills, journal.size(), next, repeats, wrong + journal.size() - next);
        return next == journal.size() && wrong == 0 && repeats <= kills;
    }

    /** What the receiver heard, in its order. */
    private static final class Heard implements GoodReceiver.Events {
        private final List<Integer> numbers = new ArrayList<>();

        @Override
        public synchronized void came(byte[] text, int from, int to) {
            Matcher matcher = NUMBER.matcher(new String(text, from, to - from, StandardCharsets.UTF_8));
            if (matcher.find()) {
                numbers.add(Integer.parseInt(matcher.group(1)));
            }
        }

        synchronized int count() {
            return numbers.size();
        }

        synchronized int last() {
            return numbers.isEmpty() ? -1 : numbers.getLast();
        }

        synchronized List<Integer> numbers() {
            return List.copyOf(numbers);
        }
    }
}
