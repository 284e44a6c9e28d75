package io.brickyard.agent;

import io.brickyard.agent.peers.Gathering;
import io.brickyard.agent.peers.Giving;
import io.brickyard.eventsd.CatchUp;
import io.brickyard.eventsd.LocalDaemon;
import io.brickyard.eventsd.NodeCommands;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.glusterd.command.Doorbell;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.EventsFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the pool's files of webhooks and settings to nodes that lack them: looks when this agent has begun and whenever a peer comes
 * back or is noticed to be gone, and while agents are paired every few seconds, which costs no lock. Tried again until it
 * went well, as glusterd refuses while another transaction holds the pool.
 */
final class Returns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
    private static final int GLUSTERD_PORT = 24007;
    private static final Duration KNOCK = Duration.ofSeconds(2);
    /** A peer that has just come back is shaking hands for a moment. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration ANSWERS = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 20;
    /** Anybody in the pool may say that a node has come back, and name any. */
    private static final int MOST_BACK = 10_000;

    private final Giving giving;
    private final Semaphore wanted = new Semaphore(1);
    /** Ids of peers that have come back since all went well. */
    private final Set<String> back = ConcurrentHashMap.newKeySet();

    private final Thread thread;

    Returns(Giving giving) {
        this.giving = giving;
        thread = Thread.ofPlatform().daemon().name("returns").start(this::run);
    }

    /** @param state a folder that is there, where is noted who has the files */
    static Returns begin(NodeId node, Path workdir, Path state, Gathering gathering, Clock clock) {
        CatchUp catchUp = new CatchUp(poolWide(node, workdir, System.getenv(), clock), node.toString());
        Giving.Pool pool = new Giving.Pool() {
            @Override
            public Set<NodeId> members() {
                return new GlusterdFolder(workdir).peers().keySet();
            }

            @Override
            public Optional<Gathering.Files> files() {
                return gathering.files(ANSWERS);
            }
        };
        Path notes = state.resolve("holders");
        return new Returns(new Giving(node, EventsFolder.below(workdir), pool, catchUp, notes, clock));
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
        int tries = 0;
        try {
            while (true) {
                if (wanted.tryAcquire(pause(tries).toMillis(), TimeUnit.MILLISECONDS)) {
                    wanted.drainPermits();
                    TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE.toMillis());
                    tries = 1;
                }
                tries = look(tries > 0) ? 0 : tries + 1;
                if (tries == MOST_TRIES) {
                    LOG.warn("nodes that were away may lack changes of webhooks; try: brickyard webhook catch-up");
                }
            }
        } catch (InterruptedException _) {
            // The agent ends; the next one begins with this.
        }
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 6));
        return tries == 0 ? BETWEEN_LOOKS : pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private boolean look(boolean told) {
        try {
            Set<String> returned = Set.copyOf(back);
            int given = giving.look(told, returned);
            if (given > 0) {
                LOG.info("gave the pool's webhooks and settings to {} nodes", given);
            }
            returned.forEach(back::remove);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("nodes could not be brought up to date yet: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
