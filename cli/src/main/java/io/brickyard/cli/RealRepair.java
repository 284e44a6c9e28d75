package io.brickyard.cli;

import io.brickyard.deploy.Deployment;
import io.brickyard.deploy.Elsewhere;
import io.brickyard.deploy.Examiner;
import io.brickyard.deploy.Needs;
import io.brickyard.deploy.PoolEyes;
import io.brickyard.deploy.PoolHands;
import io.brickyard.deploy.PoolMembers;
import io.brickyard.deploy.RepairIntent;
import io.brickyard.deploy.WorkElsewhere;
import io.brickyard.deploy.writer.Right;
import io.brickyard.glusterd.command.Changes;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.rpc.Reachability;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.pool.HostName;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.Survey;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import io.brickyard.work.Here;
import io.brickyard.work.NodeWorker;
import io.brickyard.work.OverSsh;
import io.brickyard.work.Recipient;
import io.brickyard.work.ThroughGlusterd;
import io.brickyard.work.Transport;
import io.brickyard.work.Transports;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what mends the pool of this machine, also where this machine's own glusterd has forgotten it. */
final class RealRepair {

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration KNOCK = Duration.ofSeconds(5);

    private final Surveyor surveyor;
    private final Optional<SurveyRequest.Server> member;
    private final Gluster gluster;
    private final Set<HostName> ownNames;

    private RealRepair(
            Surveyor surveyor, Optional<SurveyRequest.Server> member, Gluster gluster, Set<HostName> ownNames) {
        this.surveyor = surveyor;
        this.member = member;
        this.gluster = gluster;
        this.ownNames = ownNames;
    }

    static Pools.Repair of(RepairRequest request, StateFolder state, Map<String, String> environment) {
        GlusterCommand command = GlusterCommand.of(environment);
        Reachability reachability = new Reachability(SurveyRequest.Server.GLUSTERD_PORT, KNOCK);
        Surveyor surveyor = Pools.surveyor(state, environment);
        Survey first = surveyor.survey(request(request.member(), SurveyRequest.Depth.NODES));
        Set<HostName> own = reachability.ownAmong(names(first));
        RealRepair parts = new RealRepair(surveyor, request.member(), new Gluster(command, LockRetries.PATIENT), own);
        Map<HostName, Transport> named = named(request, first, own);
        Transport transport = new Transports(
                new Here(NodeWorker.ofThisNode()), new ThroughGlusterd(command), named, Optional.empty());
        Elsewhere elsewhere = new WorkElsewhere(transport, parts::recipients, true);
        PoolEyes eyes = parts.eyes(elsewhere);
        Examiner examiner = new Examiner(
                surveyor,
                request(request.member(), SurveyRequest.Depth.OVERVIEW),
                eyes,
                parts.gluster,
                node -> node.node().addresses().stream().anyMatch(named::containsKey));
        return new Pools.Repair(
                new Deployment(
                        eyes,
                        new PoolHands(new Changes(command), reachability, elsewhere),
                        state,
                        new Right.Ground(
                                state.path(),
                                new PoolMembers(eyes, request.document().pool().nodes()),
                                transport)),
                new RepairIntent(examiner, request.wishes()));
    }

    private static SurveyRequest request(Optional<SurveyRequest.Server> member, SurveyRequest.Depth depth) {
        return new SurveyRequest(member, Map.of(), LOOK, depth);
    }

    private PoolEyes eyes(Elsewhere elsewhere) {
        return new PoolEyes(surveyor, request(member, SurveyRequest.Depth.BRICKS), gluster, elsewhere, ownNames);
    }

    private static List<HostName> names(Survey survey) {
        return survey.nodes().stream()
                .map(NodeReport::node)
                .flatMap(node -> node.addresses().stream())
                .toList();
    }

    private static Map<HostName, Transport> named(RepairRequest request, Survey survey, Set<HostName> own) {
        Map<HostName, Transport> named = new HashMap<>();
        if (request.ssh()) {
            Transport ssh = new OverSsh(OverSsh.Settings.USUAL);
            names(survey).stream().filter(name -> !own.contains(name)).forEach(name -> named.put(name, ssh));
        }
        named.putAll(RealDeployment.named(request.document()));
        return named;
    }

    /** How nodes stand now: who is a member is seen anew each time, since steps change it. */
    private Map<HostName, Recipient> recipients(Set<HostName> names) {
        SeenPool seen = new PoolEyes(
                        surveyor, request(member, SurveyRequest.Depth.NODES), gluster, _ -> Map.of(), ownNames)
                .look(Needs.NOTHING);
        Map<HostName, Recipient> recipients = new HashMap<>();
        names.forEach(name -> recipients.put(name, recipient(name, seen)));
        return recipients;
    }

    private static Recipient recipient(HostName name, SeenPool seen) {
        Optional<SeenNode> found = seen.member(name);
        if (found.filter(node -> node.id().equals(seen.here())).isPresent()) {
            return Recipient.here(name);
        }
        return found.filter(SeenNode::isUp)
                .map(node -> Recipient.member(name, node.id()))
                .orElseGet(() -> Recipient.outsider(name));
    }
}
