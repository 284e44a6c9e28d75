package io.brickyard.agent;

import io.brickyard.eventsd.CatchUp;
import io.brickyard.eventsd.Doorbell;
import io.brickyard.eventsd.LocalDaemon;
import io.brickyard.eventsd.NodeCommands;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.EventsFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the pool's files of webhooks and settings to nodes that were away when they were changed. Begun when this agent
 * begins and whenever a peer comes back or is noticed to be gone; tried again until it went well, as glusterd refuses
 * while another transaction holds the pool.
 */
final class Returns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
    private static final int GLUSTERD_PORT = 24007;
    private static final Duration KNOCK = Duration.ofSeconds(2);
    /** A peer that has just come back is shaking hands for a moment. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_TRIES = 20;
    /** Anybody in the pool may say that a node has come back, and name any. */
    private static final int MOST_BACK = 10_000;

    private final CatchUp catchUp;
    private final Semaphore wanted = new Semaphore(1);
    /** Ids of peers that have come back since all went well. */
    private final Set<String> back = ConcurrentHashMap.newKeySet();

    private final Thread thread;

    Returns(NodeId node, Path workdir, Map<String, String> environment, Clock clock) {
        catchUp = new CatchUp(poolWide(node, workdir, environment, clock), node.toString());
        thread = Thread.ofPlatform().daemon().name("returns").start(this::run);
    }

    /** All nodes of the pool, reached from this one by way of glusterd. */
    static PoolWide poolWide(NodeId node, Path workdir, Map<String, String> environment, Clock clock) {
        EventsFolder folder = EventsFolder.below(workdir);
        NodeCommands here = new NodeCommands(node.toString(), folder, LocalDaemon.ofThisNode(), clock);
        return new PoolWide(GlusterCommand.of(environment), folder, here, Doorbell.real(GLUSTERD_PORT, KNOCK));
    }

    /** glusterd has noticed that a peer is gone, for whose silence the others could not be given a change. */
    void peerIsGone() {
        wanted.release();
    }

    /** @param peer the id of the one that has come back, if that was told */
    void peerIsBack(Optional<NodeId> peer) {
        peer.filter(_ -> back.size() < MOST_BACK).ifPresent(id -> back.add(id.toString()));
        wanted.release();
    }

    private void run() {
        try {
            while (true) {
                wanted.acquire();
                wanted.drainPermits();
                untilItGoesWell();
            }
        } catch (InterruptedException _) {
            // The agent ends; the next one begins with this.
        }
    }

    private void untilItGoesWell() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            try {
                List<String> returned = List.copyOf(back);
                if (catchUp.run(returned) instanceof CatchUp.Outcome.Given given) {
                    LOG.info(
                            "gave the pool's webhooks and settings to {} nodes",
                            given.rows().size());
                }
                returned.forEach(back::remove);
                return;
            } catch (RuntimeException e) {
                LOG.debug("nodes could not be brought up to date yet: {}", e.getMessage());
            }
            Duration longer = pause.plus(pause);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
        LOG.warn("nodes that were away may lack changes of webhooks; try: brickyard webhook catch-up");
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
