package io.brickyard.agent.watch;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.PoolAgents;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a watch looks at the pool. */
interface Looks {

    /**
     * What the glusterds say; no brick is knocked at, as every knock writes a line into the brick's log.
     *
     * @throws GlusterdFailure when no glusterd could be asked at all
     */
    Survey glance();

    /**
     * All there is to see without a lock.
     *
     * @param closely volumes whose heals are to be counted on all nodes
     * @throws GlusterdFailure when no glusterd could be asked at all
     */
    Survey look(Set<VolumeName> closely);

    /**
     * @param environment as of {@link System#getenv()}
     * @param agents who tell what can be seen on other nodes only
     */
    static Looks real(StateFolder state, Map<String, String> environment, PoolAgents agents) {
        Surveyor surveyor = new Surveyor(state, environment, agents);
        return new Looks() {
            @Override
            public Survey glance() {
                return surveyor.survey(request(SurveyRequest.Depth.NODES, Set.of()));
            }

            @Override
            public Survey look(Set<VolumeName> closely) {
                return surveyor.survey(request(SurveyRequest.Depth.OVERVIEW, closely));
            }
        };
    }

    private static SurveyRequest request(SurveyRequest.Depth depth, Set<VolumeName> closely) {
        return new SurveyRequest(Optional.empty(), Map.of(), SurveyRequest.DEFAULT_TIMEOUT, depth, closely::contains);
    }
}
