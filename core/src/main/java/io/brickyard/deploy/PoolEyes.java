package io.brickyard.deploy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.HealSummary;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks by a survey, which takes no lock, and asks by commands only for what a step needs besides.
 */
public final class PoolEyes implements Eyes {

    private static final Duration COMMAND = Duration.ofSeconds(30);

    private final Surveyor surveyor;
    private final SurveyRequest request;
    private final SurveyRequest deeper;
    private final Gluster gluster;
    private final TaskEyes tasks;
    private final FactFinder facts;
    private final Set<HostName> ownNames;

    /**
     * @param request without a server: a pool is changed from one of its nodes
     * @param ownNames by which this node may be called although no peer knows it by them
     */
    public PoolEyes(
            Surveyor surveyor, SurveyRequest request, Gluster gluster, FactFinder facts, Set<HostName> ownNames) {
        this.surveyor = surveyor;
        this.request = request;
        this.deeper =
                new SurveyRequest(request.server(), request.resolve(), request.timeout(), SurveyRequest.Depth.LOCAL);
        this.gluster = gluster;
        this.tasks = new TaskEyes(gluster);
        this.facts = facts;
        this.ownNames = Set.copyOf(ownNames);
    }

    @Override
    public SeenPool look(Needs needs) {
        Survey survey = surveyor.survey(needs.options() ? deeper : request);
        NodeId here = survey.nodes().stream()
                .filter(NodeReport::asker)
                .map(NodeReport::id)
                .findFirst()
                .orElseThrow(() -> new GlusterdFailure.NotAllowed(
                        "a pool is changed from one of its nodes, as root, and this is none"));
        Map<HostName, NodeFacts> found = needs.places().isEmpty() ? Map.of() : facts.find(needs.places());
        Map<VolumeName, SeenTask> running = needs.tasks() ? tasks.of(survey) : Map.of();
        Map<VolumeName, Long> pending = new HashMap<>();
        for (VolumeName volume : needs.heals()) {
            pending(survey, volume).ifPresent(count -> pending.put(volume, count));
        }
        return SeenPools.of(
                survey, here, new SeenPools.Besides(survey.extras().options(), running, pending, found, ownNames));
    }

    /** What waits to be healed: the greatest number of any brick; nothing is told unless every brick was counted. */
    private Optional<Long> pending(Survey survey, VolumeName name) {
        boolean heals = survey.volumes().stream()
                .anyMatch(volume -> volume.name().equals(name) && volume.isStarted() && volume.canHeal());
        if (!heals) {
            return Optional.empty();
        }
        try {
            HealSummary summary = gluster.healSummary(name, Deadline.in(COMMAND));
            return summary.complete()
                    ? Optional.of(summary.bricks().stream()
                            .mapToLong(brick -> brick.entries().orElse(0))
                            .max()
                            .orElse(0))
                    : Optional.empty();
        } catch (GlusterdFailure _) {
            return Optional.empty();
        }
    }
}
