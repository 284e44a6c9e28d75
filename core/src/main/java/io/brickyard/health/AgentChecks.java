package io.brickyard.health;

import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PoolWord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Agents that do not answer on nodes that do. A node that may never have had one is only worth knowing, and one that is just
 * starting is given a moment.
 */
final class AgentChecks implements Checks {

    private static final Duration STARTING = Duration.ofSeconds(30);

    @Override
    public void find(Situation situation, List<Finding> into) {
        for (PoolWord.Unheard unheard : situation.survey().extras().agents().unheard()) {
            if (Duration.between(unheard.since(), situation.survey().observedAt())
                            .compareTo(STARTING)
                    < 0) {
                continue;
            }
            situation
                    .node(unheard.node())
                    .filter(node -> node.state() == NodeState.UP)
                    .ifPresent(node -> into.add(finding(node, unheard.lastHeard())));
        }
    }

    private static Finding finding(NodeReport node, Optional<Instant> lastHeard) {
        return new Draft(
                        Check.AGENT_SILENT,
                        Target.of(node.node()),
                        lastHeard.isPresent()
                                ? "the agent of " + node.node().name()
                                        + " does not answer; events of that node may get lost"
                                : node.node().name() + " has no agent that answers")
                .as(lastHeard.isPresent() ? Severity.WARNING : Severity.INFO)
                .evidence(lastHeard
                        .map(at -> "it was last heard at " + at.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("the agent on this node has never heard of it"))
                .remedy(Commands.on(node, "brickyard events status"))
                .finding();
    }
}
