package io.brickyard.deploy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.command.Changes;
import io.brickyard.glusterd.rpc.Reachability;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import java.time.Duration;
import java.util.List;

/** Does what is to be done on a real pool: by the gluster command here, and by work on nodes. */
public final class PoolHands implements Hands {

    /** A little more than the gluster command itself waits. */
    private static final Duration COMMAND = Duration.ofSeconds(130);

    private final Changes changes;
    private final Reachability reachability;
    private final Elsewhere elsewhere;

    public PoolHands(Changes changes, Reachability reachability, Elsewhere elsewhere) {
        this.changes = changes;
        this.reachability = reachability;
        this.elsewhere = elsewhere;
    }

    @Override
    public void gluster(List<String> words) {
        changes.run(words, Deadline.in(COMMAND));
    }

    /** glusterd waits for minutes for a host that is silent, with everybody else locked out: so it is tried first. */
    @Override
    public void probe(PeerStep.Probe probe) {
        reachability.check(probe.node());
        gluster(List.of("peer", "probe", probe.node().value()));
    }

    @Override
    public void alias(PeerStep.Alias alias) {
        reachability.check(alias.alias());
        elsewhere.alias(alias);
    }

    @Override
    public void work(NodeStep step) {
        elsewhere.work(step);
    }

    @Override
    public void repair(RepairStep step) {
        elsewhere.repair(step);
    }
}
