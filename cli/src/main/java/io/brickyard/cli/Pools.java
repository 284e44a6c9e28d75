package io.brickyard.cli;

import io.brickyard.agents.AgentAddress;
import io.brickyard.agents.AgentOfThisNode;
import io.brickyard.cli.options.Refusal;
import io.brickyard.deploy.Deployment;
import io.brickyard.deploy.Intent;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.health.Assessor;
import io.brickyard.health.Mutes;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** All that the verbs need of the rest of Brickyard: to look at a pool, and to be told what that means. */
public interface Pools {

    /**
     * Looks at a pool.
     *
     * @throws io.brickyard.glusterd.GlusterdFailure when no glusterd at all could be asked
     */
    Survey survey(SurveyRequest request);

    /**
     * Tells what a survey means.
     *
     * @param mutes what somebody does not want to hear of
     */
    Mutes.Applied assess(Survey survey, Mutes mutes, Instant now);

    /** The release of GlusterFS that is installed here, for example {@code 10.3}; asks no glusterd. */
    Optional<String> glusterRelease();

    /** The means to bring this machine's pool to where a document wants it. */
    Deployment deployment(PoolDocument document);

    /** The means to mend this machine's pool. */
    Repair repair(RepairRequest request);

    /** A pool, the means to change it, and what is to be mended. */
    record Repair(Deployment deployment, Intent intent) {}

    static Pools real(StateFolder state) {
        return new Pools() {
            @Override
            public Survey survey(SurveyRequest request) {
                return surveyor(state, System.getenv()).survey(request);
            }

            @Override
            public Mutes.Applied assess(Survey survey, Mutes mutes, Instant now) {
                return new Assessor().assess(survey, mutes, now);
            }

            @Override
            public Deployment deployment(PoolDocument document) {
                return RealDeployment.of(document, state, System.getenv());
            }

            @Override
            public Repair repair(RepairRequest request) {
                return RealRepair.of(request, state, System.getenv());
            }

            @Override
            public Optional<String> glusterRelease() {
                return GlusterRelease.installed(GlusterCommand.of(System.getenv()));
            }
        };
    }

    static Surveyor surveyor(StateFolder state, Map<String, String> environment) {
        try {
            return new Surveyor(state, environment, new AgentOfThisNode(AgentAddress.ofThisMachine(environment)));
        } catch (IllegalArgumentException invalid) {
            throw Refusal.usage(
                    "the environment variable BRICKYARD_GLUSTERD_PORT is no port",
                    String.valueOf(invalid.getMessage()),
                    "unset BRICKYARD_GLUSTERD_PORT");
        }
    }
}
