package io.brickyard.agent.peers;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.NodeWord;
import io.brickyard.survey.PoolAgents;
import io.brickyard.survey.PoolWord;
import io.brickyard.webhooks.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the agents of the pool tell, this node's own word included. Peers are asked only while this agent has the
 * pool's key; without it only this node is told of.
 */
public final class Gathering implements PoolAgents, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    /** Within which a peer's whole answer must have come. */
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** Nothing else asks the own node; who looks into it gives up by itself. */
    private static final Duration FOREVER = Duration.ofDays(365);
    /** Handshakes are work; more at once would only wait for the processor. */
    private static final int MOST_AT_ONCE = 64;

    private final NodeId self;
    private final Supplier<Map<NodeId, List<HostName>>> members;
    private final int port;
    private final InstantSource clock;
    private final Correspondent own;
    private final ExecutorService ownThread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("own-node").factory());
    private final ExecutorService peerThreads = Executors.newFixedThreadPool(
            MOST_AT_ONCE, Thread.ofVirtual().name("peer-", 0).factory());
    private final Map<NodeId, Peer> peers = new HashMap<>();
    private @Nullable PoolKey key;
    private @Nullable SSLSocketFactory sockets;

    private record Peer(List<HostName> names, Correspondent correspondent) {}

    /**
     * Begins without the pool's key.
     *
     * @param own tells of this node
     * @param members who belongs to the pool, with their names; this node itself may be left out
     * @param port at which other agents answer peers
     */
    public Gathering(
            NodeId self,
            Supplier<Optional<NodeWord>> own,
            Supplier<Map<NodeId, List<HostName>>> members,
            int port,
            InstantSource clock) {
        this.self = self;
        this.members = members;
        this.port = port;
        this.clock = clock;
        this.own = new Correspondent(
                () -> own.get()
                        .map(word -> new Told(word, Optional.empty()))
                        .orElseThrow(() -> new Correspondent.Unanswered("this node's glusterd does not tell", true)),
                FOREVER,
                ownThread,
                clock);
    }

    /** From now on peers are asked with this key, or not at all. */
    public synchronized void heed(Optional<PoolKey> current) {
        if (!current.equals(Optional.ofNullable(key))) {
            key = current.orElse(null);
            sockets = current.map(one -> one.context().getSocketFactory()).orElse(null);
            peers.clear();
        }
    }

    /** This node's word; empty when it does not come in time. */
    public Optional<NodeWord> own(Duration time) {
        await(List.of(own.ask()), time);
        return own.word();
    }

    @Override
    public PoolWord ask(Duration time) {
        Map<NodeId, Correspondent> others = others();
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        asked.add(own.ask());
        others.values().forEach(peer -> asked.add(peer.ask()));
        await(asked, time);
        List<NodeWord> words = new ArrayList<>();
        own.word().ifPresent(words::add);
        List<PoolWord.Unheard> unheard = new ArrayList<>();
        others.forEach((id, peer) -> {
            peer.word().ifPresent(words::add);
            peer.silence().ifPresent(silence -> unheard.add(new PoolWord.Unheard(id, silence.since(), peer.heard())));
        });
        return new PoolWord(words, unheard, List.of());
    }

    /**
     * How new the pool's files are on other nodes.
     *
     * @param told by agents that were heard
     * @param silent members whose agent was asked and does not answer, with the time since when
     */
    public record Files(Map<NodeId, Version> told, Map<NodeId, Instant> silent) {
        public Files {
            told = Map.copyOf(told);
            silent = Map.copyOf(silent);
        }
    }

    /** Asks the other agents how new their files are; empty while there is no key to ask them with. */
    public Optional<Files> files(Duration time) {
        if (!paired()) {
            return Optional.empty();
        }
        Map<NodeId, Correspondent> others = others();
        await(others.values().stream().map(Correspondent::ask).toList(), time);
        Map<NodeId, Version> told = new HashMap<>();
        Map<NodeId, Instant> silent = new HashMap<>();
        others.forEach((id, peer) -> {
            peer.silence().ifPresent(silence -> silent.put(id, silence.since()));
            peer.told().flatMap(Told::files).ifPresent(version -> told.put(id, version));
        });
        return Optional.of(new Files(told, silent));
    }

    private synchronized boolean paired() {
        return sockets != null;
    }

    /** As the members are now; none while there is no key. */
    private synchronized Map<NodeId, Correspondent> others() {
        SSLSocketFactory with = sockets;
        if (with == null) {
            return Map.of();
        }
        Map<NodeId, List<HostName>> now = new HashMap<>(members.get());
        now.remove(self);
        peers.keySet().retainAll(now.keySet());
        now.forEach((id, names) -> {
            Peer known = peers.get(id);
            if (known == null || !known.names().equals(names)) {
                peers.put(
                        id,
                        new Peer(
                                names,
                                new Correspondent(
                                        new PeerQuestion(id, names, port, with, PATIENCE),
                                        LONGEST,
                                        peerThreads,
                                        clock)));
            }
        });
        Map<NodeId, Correspondent> correspondents = new HashMap<>();
        peers.forEach((id, peer) -> correspondents.put(id, peer.correspondent()));
        return correspondents;
    }

    private static void await(List<CompletableFuture<Void>> asked, Duration time) {
        try {
            CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            // Who has answered is told; the others' answers serve the next question.
        } catch (java.util.concurrent.ExecutionException defect) {
            throw new IllegalStateException("a question failed in an unforeseen way", defect.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ownThread.shutdownNow();
        peerThreads.shutdownNow();
    }
}
