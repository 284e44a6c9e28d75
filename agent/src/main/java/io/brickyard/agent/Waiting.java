package io.brickyard.agent;

import io.brickyard.agent.intake.SourcePolicy;
import io.brickyard.agent.node.NodeIdentity;
import io.brickyard.agent.node.PoolAddresses;
import io.brickyard.agent.system.Signals;
import io.brickyard.agent.system.Supervisor;
import io.brickyard.pool.NodeId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent must know of its node before it can keep an event: its id, and whose datagrams it trusts. Both stand in files
 * of glusterd, which may come later than the agent. The addresses are looked at again and again.
 */
final class Waiting implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Waiting.class);
    private static final Duration ID_INTERVAL = Duration.ofMillis(250);
    private static final Duration ADDRESSES_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LOOKUPS = Duration.ofSeconds(3);

    private final Path workdir;
    private final SourcePolicy sources;
    private final Signals signals;
    private final Thread looking;

    Waiting(Path workdir, SourcePolicy sources, Signals signals) {
        this.workdir = workdir;
        this.sources = sources;
        this.signals = signals;
        PoolAddresses addresses = new PoolAddresses(workdir);
        looking = Thread.ofPlatform().name("addresses").daemon().start(() -> keepLooking(addresses));
    }

    private void keepLooking(PoolAddresses addresses) {
        try {
            while (true) {
                look(addresses);
                Thread.sleep(ADDRESSES_INTERVAL);
            }
        } catch (InterruptedException e) {
            log.debug("no longer looking at addresses");
        }
    }

    private void look(PoolAddresses addresses) throws InterruptedException {
        try {
            sources.know(addresses.look(LOOKUPS));
        } catch (RuntimeException defect) {
            log.error("the pool's addresses could not be looked at; those known before go on to hold", defect);
        }
    }

    /** Waits until both are known; empty when somebody wants the agent to stop before. */
    Optional<NodeId> forNode(Supervisor supervisor) throws InterruptedException {
        boolean told = false;
        boolean reload = false;
        while (true) {
            Optional<NodeId> node = NodeIdentity.read(workdir);
            if (node.isPresent() && sources.known()) {
                if (reload) {
                    // Nobody could heed it yet.
                    signals.wish(Signals.Wish.RELOAD);
                }
                return node;
            }
            if (node.isEmpty() && !told) {
                told = true;
                log.warn("waiting for {}/glusterd.info, which glusterd writes; events are taken in", workdir);
                // A node without an id is no failure of the agent: units that come after it may start.
                supervisor.ready("waiting for glusterd.info");
            }
            Optional<Signals.Wish> wish = signals.next(ID_INTERVAL);
            if (wish.isPresent() && wish.orElseThrow() == Signals.Wish.STOP) {
                return Optional.empty();
            }
            reload |= wish.isPresent();
        }
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
