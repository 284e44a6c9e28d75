package io.brickyard.agent.checking;

import io.brickyard.events.Event;
import io.brickyard.events.Flaw;
import io.brickyard.events.Value;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.glusterd.state.StoredVolume;
import io.brickyard.glusterd.state.StoredVolumes;
import io.brickyard.pool.HostName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what GlusterFS says with what glusterd of this node has written down, which is there before the event is sent: an
 * event that is sent also when nothing happened is no longer {@link Flaw#UNCONFIRMED} when the peer or the bricks that it
 * names came or went within half a minute; and events about bitrot that name no volume get it back where only one can be
 * meant. Takes no lock of glusterd's and asks nobody.
 */
public final class Checking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Checking.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** Looks and waits are counted within this time. */
    private static final Duration WINDOW = Duration.ofSeconds(4);
    /** Whoever sends a flood of doubtful events is not believed, but costs little. */
    private static final int MOST_LOOKS = 80;
    /** glusterd removes the file of a peer up to some 10 ms after the command has ended: that is waited for. */
    private static final Duration PATIENCE = Duration.ofMillis(250);
    /** Other events wait as long. */
    private static final int MOST_WAITS = 4;

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final GlusterdFolder glusterd;
    private final StoredVolumes stored;
    private final InstantSource clock;
    private final Duration patience;
    private final Traces traces = new Traces();
    private final Thread thread;
    private List<StoredVolume> volumes = List.of();
    private Instant window = Instant.EPOCH;
    private int looks;
    private int waits;

    /** Begins to look. */
    public static Checking begin(Path workdir, InstantSource clock) {
        Checking checking = new Checking(workdir, clock, PATIENCE);
        checking.thread.start();
        return checking;
    }

    Checking(Path workdir, InstantSource clock, Duration patience) {
        this.glusterd = new GlusterdFolder(workdir);
        this.stored = new StoredVolumes(workdir);
        this.clock = clock;
        this.patience = patience;
        this.thread = Thread.ofPlatform().daemon().name("checking").unstarted(this::run);
        look();
    }

    private void run() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
                tryToLook();
            }
        } catch (InterruptedException _) {
            // The agent ends.
        }
    }

    private void tryToLook() {
        try {
            look();
        } catch (RuntimeException defect) {
            LOG.error("what glusterd has written down cannot be looked at", defect);
        }
    }

    synchronized void look() {
        volumes = stored.now();
        Set<String> facts = new HashSet<>();
        for (List<HostName> names : glusterd.peers().values()) {
            names.forEach(name -> facts.add(peer(name.value())));
        }
        for (StoredVolume volume : volumes) {
            for (StoredVolume.Brick brick : volume.bricks()) {
                facts.add(brick(volume.name(), brick.name()));
                if (brick.leaving()) {
                    facts.add(leaving(volume.name(), brick.name()));
                }
            }
        }
        traces.look(facts, clock.instant());
    }

    private static String peer(String name) {
        return "peer " + name.toLowerCase(Locale.ROOT);
    }

    private static String brick(String volume, String brick) {
        return "brick " + volume + ' ' + brick;
    }

    private static String leaving(String volume, String brick) {
        return "leaving " + volume + ' ' + brick;
    }

    /** The event, better understood where that can be. May take a moment for doubtful ones. */
    public Event checked(Event event) {
        boolean nameless = BitrotVolume.isMissing(event);
        if (!nameless && !event.flaws().contains(Flaw.UNCONFIRMED)) {
            return event;
        }
        synchronized (this) {
            if (!mayLook()) {
                return event;
            }
            look();
            if (nameless) {
                return BitrotVolume.found(event, volumes);
            }
            return borneOut(event) || waits < MOST_WAITS && borneOutSoon(event)
                    ? without(event, Flaw.UNCONFIRMED)
                    : event;
        }
    }

    private boolean mayLook() {
        Instant now = clock.instant();
        if (now.isBefore(window) || now.isAfter(window.plus(WINDOW))) {
            window = now;
            looks = 0;
            waits = 0;
        }
        return ++looks <= MOST_LOOKS;
    }

    /** Everything else is written down first: waiting for it might see what happened later. */
    private boolean mayBeLate(Event event) {
        return event.type().name().equals("PEER_DETACH") && waits < MOST_WAITS;
    }

    private boolean borneOutSoon(Event event) {
        waits++;
        long began = System.nanoTime();
        try {
            while (System.nanoTime() - began < patience.toNanos()) {
                wait(BETWEEN.toMillis());
                look();
                if (borneOut(event)) {
                    return true;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean borneOut(Event event) {
        return switch (event.type().name()) {
            case "PEER_ATTACH" -> traces.came(peers(event));
            case "PEER_DETACH" -> traces.went(peers(event));
            case "VOLUME_REMOVE_BRICK_START" -> traces.came(bricks(event, true));
            case "VOLUME_REMOVE_BRICK_STOP" -> traces.went(bricks(event, true));
            case "VOLUME_REMOVE_BRICK_COMMIT", "VOLUME_REMOVE_BRICK_FORCE" -> traces.went(bricks(event, false));
            default -> false;
        };
    }

    private static Set<String> peers(Event event) {
        return event.attributes().get("host") instanceof Value.Text(String host) ? Set.of(peer(host)) : Set.of();
    }

    private static Set<String> bricks(Event event, boolean leaving) {
        Optional<String> volume = event.subject().volume();
        Set<String> facts = new HashSet<>();
        if (volume.isPresent() && event.attributes().get("bricks") instanceof Value.Texts(List<String> bricks)) {
            bricks.forEach(one -> facts.add(leaving ? leaving(volume.get(), one) : brick(volume.get(), one)));
        }
        return facts;
    }

    private static Event without(Event event, Flaw flaw) {
        Set<Flaw> flaws = new HashSet<>(event.flaws());
        flaws.remove(flaw);
        return new Event(
                event.happened(),
                event.received(),
                event.reporter(),
                event.type(),
                event.subject(),
                event.attributes(),
                flaws,
                event.compat(),
                event.order());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
