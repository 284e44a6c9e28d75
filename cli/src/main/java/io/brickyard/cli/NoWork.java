package io.brickyard.cli;

import io.brickyard.deploy.Elsewhere;
import io.brickyard.deploy.WorkFailure;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import java.util.Map;

final class NoWork implements Elsewhere {
    @Override
    public Map<HostName, NodeFacts> find(Map<HostName, Map<BrickPath, String>> places) {
        return Map.of();
    }

    @Override
    public void alias(PeerStep.Alias alias) {
        throw new WorkFailure("no", "no");
    }

    @Override
    public void work(NodeStep step) {
        throw new WorkFailure("no", "no");
    }

    @Override
    public void repair(RepairStep step) {
        throw new WorkFailure("no", "no");
    }
}
