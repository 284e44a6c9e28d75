package io.brickyard.deploy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.HealSummary;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
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
     * @param request without a server, unless this node has forgotten its pool: a pool is changed from one of its nodes
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
        return seen(surveyor.survey(needs.options() ? deeper : request), needs);
    }

    /** What a survey means for changing the pool, with what must be found out besides. */
    public SeenPool seen(Survey survey, Needs needs) {
        NodeId here = survey.nodes().stream()
                .filter(node -> node.asker() || isOwn(node))
                .map(NodeReport::id)
                .findFirst()
                .orElseThrow(() -> new GlusterdFailure.NotAllowed(
                        "a pool is changed from one of its nodes, as root, and this is none"));
        Map<HostName, NodeFacts> found = needs.places().isEmpty() ? Map.of() : facts.find(needs.places());
        Map<VolumeName, SeenTask> running = needs.tasks() ? tasks.of(survey) : Map.of();
        Map<BrickId, Long> pending = new HashMap<>();
        for (VolumeName volume : needs.heals()) {
            pending.putAll(pending(survey, volume));
        }
        return SeenPools.of(
                survey, here, new SeenPools.Besides(survey.extras().options(), running, pending, found, ownNames));
    }

    /** Another node that was asked for the pool cannot say which of them this one is. */
    private boolean isOwn(NodeReport node) {
        return request.server().isPresent() && node.node().addresses().stream().anyMatch(ownNames::contains);
    }

    /** What waits to be healed, by brick; those that could not be counted are absent. */
    private Map<BrickId, Long> pending(Survey survey, VolumeName name) {
        Optional<Volume> volume = survey.volumes().stream()
                .filter(found -> found.name().equals(name) && found.isStarted() && found.canHeal())
                .findFirst();
        Map<BrickId, Long> pending = new HashMap<>();
        if (volume.isEmpty()) {
            return pending;
        }
        Map<String, BrickId> ids = new HashMap<>();
        volume.get().bricks().forEach(brick -> ids.put(brick.toString(), brick.id()));
        try {
            for (HealSummary.BrickCount row :
                    gluster.healSummary(name, Deadline.in(COMMAND)).bricks()) {
                BrickId id = ids.get(row.place());
                if (id != null && row.entries().isPresent()) {
                    pending.put(id, row.entries().getAsLong());
                }
            }
        } catch (GlusterdFailure _) {
            return Map.of();
        }
        return pending;
    }
}
