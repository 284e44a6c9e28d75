package io.brickyard.glusterd.rpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knocks at many ports at once and tells which GlusterFS processes live behind them.
 *
 * <p>The knock is GF-DUMP, which glusterd, bricks and every other GlusterFS process answer before any login. All knocks
 * run in the caller's thread over one selector, so ten thousand of them cost neither threads nor much memory: at most
 * {@link #MOST_AT_ONCE} are under way, and each ends within the given time. A door with one address is tried a second
 * time at half of it, because TCP itself repeats a lost packet only after a second and a living node would look dead.
 *
 * <p>A brick whose connection ends writes one warning line into its log; GlusterFS offers no way to knock without it.
 */
public final class Doors {

    /** What came of a knock; the first that applies of several attempts at the same door. */
    public enum Outcome {
        /** A GlusterFS process answered. */
        ANSWERED,
        /** The connection was closed at once or spoke another language, as with TLS: something listens. */
        LISTENING,
        /** The connection stood, the process did not answer. */
        HUNG,
        /** Nothing listens. */
        REFUSED,
        /** Not even the connection attempt was answered, or there is no way to the host. */
        SILENT,
        /** This machine could not even try: it has no file descriptor left, or no time was left. */
        UNTRIED
    }

    /**
     * Where to knock.
     *
     * @param addresses all lead to the same process; at least one
     */
    public record Door(List<InetAddress> addresses, int port) {
        public Door {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("a door without an address");
            }
        }

        // Written out: what the compiler makes for a record costs a cold JVM 10 ms at its first use.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Door that && port == that.port && addresses.equals(that.addresses);
        }

        @Override
        public int hashCode() {
            return 31 * port + addresses.hashCode();
        }
    }

    /** @param address the one that the outcome is about */
    public record Answer(Outcome outcome, InetAddress address) {}

    private static final int MOST_AT_ONCE = 2048;

    private final Duration perDoor;
    private final boolean oneIsEnough;
    private final Queue<Attempt> waiting = new ArrayDeque<>();
    private final Set<Attempt> underWay = new LinkedHashSet<>();
    /** When an attempt may be late or a twin due, on the monotonic clock. */
    private long sweepAt;

    private Doors(Duration perDoor, boolean oneIsEnough) {
        this.perDoor = perDoor;
        this.oneIsEnough = oneIsEnough;
        this.sweepAt = System.nanoTime() + perDoor.toNanos();
    }

    /**
     * Knocks at all doors and waits until each answered or its time was over.
     *
     * @param perDoor how long one door may take
     * @return an answer for every door
     */
    public static <K> Map<K, Answer> knock(Map<K, Door> doors, Duration perDoor) {
        return knock(doors, perDoor, false);
    }

    /**
     * Knocks at all doors until one answers, or the time is over.
     *
     * @return the doors that answered so far; none when none did in time
     */
    public static <K> Map<K, Answer> first(Map<K, Door> doors, Duration time) {
        Map<K, Answer> answers = new LinkedHashMap<>(knock(doors, time, true));
        answers.values().removeIf(answer -> answer.outcome() != Outcome.ANSWERED);
        return answers;
    }

    private static <K> Map<K, Answer> knock(Map<K, Door> doors, Duration perDoor, boolean oneIsEnough) {
        if (doors.isEmpty()) {
            return Map.of();
        }
        Map<K, Knock> knocks = new LinkedHashMap<>();
        Doors all = new Doors(perDoor, oneIsEnough);
        doors.forEach((key, door) -> {
            Knock knock = new Knock(door, perDoor);
            knocks.put(key, knock);
            all.waiting.addAll(knock.attempts());
        });
        all.run();
        Map<K, Answer> answers = new LinkedHashMap<>();
        knocks.forEach((key, knock) -> answers.put(key, knock.answer()));
        return answers;
    }

    private void run() {
        try (Selector selector = Selector.open()) {
            boolean enough = false;
            while (!enough && (!waiting.isEmpty() || !underWay.isEmpty())) {
                startWaiting(selector);
                selector.select(Math.max(1, (sweepAt - System.nanoTime()) / 1_000_000));
                for (SelectionKey key : selector.selectedKeys()) {
                    Attempt attempt = (Attempt) key.attachment();
                    attempt.proceed(key);
                    if (attempt.isOver()) {
                        underWay.remove(attempt);
                    }
                    if (attempt.isAnswered()) {
                        attempt.others().forEach(underWay::remove);
                        enough |= oneIsEnough;
                    }
                }
                selector.selectedKeys().clear();
                if (sweepAt - System.nanoTime() <= 0) {
                    sweep();
                }
            }
        } catch (IOException e) {
            // Without a selector nothing can be asked; the doors that are left stay untried.
            waiting.clear();
        } finally {
            underWay.forEach(Attempt::close);
        }
    }

    /** Ends what is late, begins twins, and finds out when to do so again: not at every answer, there are thousands. */
    private void sweep() {
        long now = System.nanoTime();
        sweepAt = now + perDoor.toNanos();
        for (Iterator<Attempt> attempts = underWay.iterator(); attempts.hasNext(); ) {
            Attempt attempt = attempts.next();
            if (attempt.isOver()) {
                attempts.remove();
            } else {
                attempt.twin().ifPresent(waiting::add);
                sweepBy(attempt);
            }
        }
    }

    private void sweepBy(Attempt attempt) {
        long due = attempt.nextEventNanos();
        if (due - sweepAt < 0) {
            sweepAt = due;
        }
    }

    /** Without a free file descriptor an attempt waits for others to end; if there are none, it cannot be made. */
    private void startWaiting(Selector selector) {
        while (!waiting.isEmpty() && underWay.size() < MOST_AT_ONCE) {
            Attempt attempt = waiting.remove();
            if (attempt.isAnswered()) {
                continue;
            }
            if (!attempt.open()) {
                if (!underWay.isEmpty()) {
                    waiting.add(attempt);
                    return;
                }
            } else if (attempt.connect(selector)) {
                underWay.add(attempt);
                sweepBy(attempt);
            }
        }
    }

    /** All attempts at one door, and the best that came of them. */
    static final class Knock {
        private final Door door;
        private final Duration time;
        private final List<Attempt> attempts = new ArrayList<>(1);
        private Answer best;

        Knock(Door door, Duration time) {
            this.door = door;
            this.time = time;
            this.best = new Answer(Outcome.UNTRIED, door.addresses().getFirst());
        }

        /** To begin with one for each address; a lonely one may have a twin later. */
        List<Attempt> attempts() {
            boolean alone = door.addresses().size() == 1;
            for (InetAddress address : door.addresses()) {
                attempts.add(new Attempt(this, new InetSocketAddress(address, door.port()), time, alone));
            }
            return attempts;
        }

        void add(Attempt twin) {
            attempts.add(twin);
        }

        /** All attempts so far, ended: for a door that has answered. */
        List<Attempt> ended() {
            attempts.forEach(Attempt::isOver);
            return attempts;
        }

        Answer answer() {
            return best;
        }

        void settle(Outcome outcome, InetAddress address) {
            if (outcome.compareTo(best.outcome()) < 0) {
                best = new Answer(outcome, address);
            }
        }
    }
}
