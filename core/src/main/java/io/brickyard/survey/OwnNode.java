package io.brickyard.survey;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be seen of this very node without a lock: the sizes below its bricks and its daemons, as its glusterd tells them,
 * and the heal indexes of its bricks. Another node's survey may have it from this node's agent.
 *
 * <p>Looks into bricks, so it may be held up by a failing disk: never to be called where others wait.
 */
public final class OwnNode {

    private static final Duration STATE_TIME = Duration.ofSeconds(1);

    private final StateFolder state;
    private final LocalGlusterd local;

    /** @param environment as of {@link System#getenv()} */
    public OwnNode(StateFolder state, Map<String, String> environment) {
        this.state = state;
        this.local = LocalGlusterd.of(environment);
    }

    /**
     * Looks; empty where this machine is no node, or its glusterd does not tell this user.
     *
     * @throws GlusterdFailure when no glusterd can be asked what the pool consists of
     */
    public Optional<NodeWord> look() {
        Instant begin = Instant.now();
        Budget budget = Budget.of(SurveyRequest.DEFAULT_TIMEOUT);
        try (Threads lookUps = new Threads(1)) {
            Addresses addresses = new Addresses(Map.of(), LastKnown.read(state), lookUps);
            Frame frame = new FrameReader(addresses, local, local.port(), budget)
                    .read(Optional.empty())
                    .frame();
            return frame.here().flatMap(here -> word(here, frame.volumes(), begin));
        }
    }

    private Optional<NodeWord> word(NodeId here, List<Volume> volumes, Instant begin) {
        List<Volume> healing = volumes.stream()
                .filter(volume -> volume.isStarted() && volume.canHeal())
                .toList();
        return LocalRound.state(local.socket(), STATE_TIME).map(told -> {
            Survey.Extras extras = new LocalRound(here, volumes).extras(told);
            return new NodeWord(
                    here,
                    begin,
                    List.copyOf(extras.usage().values()),
                    extras.daemons(),
                    new HealIndex(here).waiting(healing));
        });
    }
}
