package io.brickyard.cli;

import io.brickyard.deploy.Deployment;
import io.brickyard.deploy.Elsewhere;
import io.brickyard.deploy.PoolEyes;
import io.brickyard.deploy.PoolHands;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.glusterd.command.Changes;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.rpc.Reachability;
import io.brickyard.pool.HostName;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.SurveyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what changes the pool of this machine. */
final class RealDeployment {

    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Duration KNOCK = Duration.ofSeconds(5);

    private RealDeployment() {}

    static Deployment of(PoolDocument document, StateFolder state, Map<String, String> environment) {
        GlusterCommand command = GlusterCommand.of(environment);
        Reachability reachability = new Reachability(SurveyRequest.Server.GLUSTERD_PORT, KNOCK);
        List<HostName> names = new ArrayList<>();
        document.pool().nodes().forEach(node -> {
            names.add(node.name());
            names.addAll(node.addresses().values());
        });
        Elsewhere elsewhere = new NoWork();
        PoolEyes eyes = new PoolEyes(
                Pools.surveyor(state, environment),
                new SurveyRequest(Optional.empty(), Map.of(), LOOK, SurveyRequest.Depth.BRICKS),
                new Gluster(command, LockRetries.PATIENT),
                elsewhere,
                reachability.ownAmong(names));
        return new Deployment(eyes, new PoolHands(new Changes(command), reachability, elsewhere), state);
    }
}
