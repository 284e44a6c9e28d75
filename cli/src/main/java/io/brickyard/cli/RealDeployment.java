package io.brickyard.cli;

import io.brickyard.agents.AgentAddress;
import io.brickyard.cli.options.Refusal;
import io.brickyard.deploy.Deployment;
import io.brickyard.deploy.Elsewhere;
import io.brickyard.deploy.Needs;
import io.brickyard.deploy.PoolEyes;
import io.brickyard.deploy.PoolHands;
import io.brickyard.deploy.PoolMembers;
import io.brickyard.deploy.WorkElsewhere;
import io.brickyard.deploy.document.PoolDocument;
import io.brickyard.deploy.document.Reach;
import io.brickyard.deploy.writer.Right;
import io.brickyard.glusterd.command.Changes;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.rpc.Reachability;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.pool.HostName;
import io.brickyard.survey.StateFolder;
import io.brickyard.survey.SurveyRequest;
import io.brickyard.survey.Surveyor;
import io.brickyard.work.Here;
import io.brickyard.work.NodeWorker;
import io.brickyard.work.OneWayOrAnother;
import io.brickyard.work.OverAgent;
import io.brickyard.work.OverSsh;
import io.brickyard.work.Recipient;
import io.brickyard.work.ThroughGlusterd;
import io.brickyard.work.Transport;
import io.brickyard.work.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Puts together what changes the pool of this machine. */
final class RealDeployment {

    /** A look ends as soon as all have answered; whoever answers late is not to be taken for dead. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration KNOCK = Duration.ofSeconds(5);

    private final Surveyor surveyor;
    private final Gluster gluster;
    private final Set<HostName> ownNames;

    private RealDeployment(Surveyor surveyor, Gluster gluster, Set<HostName> ownNames) {
        this.surveyor = surveyor;
        this.gluster = gluster;
        this.ownNames = ownNames;
    }

    static Deployment of(PoolDocument document, StateFolder state, Map<String, String> environment) {
        GlusterCommand command = GlusterCommand.of(environment);
        Reachability reachability = new Reachability(SurveyRequest.Server.GLUSTERD_PORT, KNOCK);
        RealDeployment parts = new RealDeployment(
                Pools.surveyor(state, environment),
                new Gluster(command, LockRetries.PATIENT),
                reachability.ownAmong(names(document)));
        Transport transport = transport(document, command);
        Elsewhere elsewhere = new WorkElsewhere(transport, names -> parts.recipients(names, document));
        PoolEyes eyes = new PoolEyes(parts.surveyor, request(), parts.gluster, elsewhere, parts.ownNames);
        Right.Ground ground = new Right.Ground(
                state.path(),
                new PoolMembers(eyes, document.pool().nodes()),
                new OneWayOrAnother(transport, new ThroughGlusterd(command)));
        return new Deployment(eyes, new PoolHands(new Changes(command), reachability, elsewhere), state, ground);
    }

    private static SurveyRequest request() {
        return new SurveyRequest(Optional.empty(), Map.of(), LOOK, SurveyRequest.Depth.BRICKS);
    }

    private static List<HostName> names(PoolDocument document) {
        List<HostName> names = new ArrayList<>();
        document.pool().nodes().forEach(node -> {
            names.add(node.name());
            names.addAll(node.addresses().values());
        });
        return names;
    }

    private static Transport transport(PoolDocument document, GlusterCommand command) {
        return new Transports(
                new Here(NodeWorker.ofThisNode()), new ThroughGlusterd(command), named(document), Optional.empty());
    }

    /** The ways that a document names, by node. */
    static Map<HostName, Transport> named(PoolDocument document) {
        Map<HostName, Transport> named = new HashMap<>();
        document.reach().forEach((node, reach) -> {
            switch (reach) {
                case Reach.ByGlusterd _ -> {}
                case Reach.BySsh ssh ->
                    named.put(
                            node,
                            new OverSsh(new OverSsh.Settings(
                                    Optional.of(ssh.user()),
                                    OptionalInt.of(ssh.port()),
                                    ssh.identity().map(Path::of),
                                    Optional.empty(),
                                    OverSsh.Settings.USUAL.program(),
                                    !ssh.user().equals("root"))));
                case Reach.ByAgent agent -> named.put(node, new OverAgent(settings(agent)));
            }
        });
        return named;
    }

    private static OverAgent.Settings settings(Reach.ByAgent agent) {
        try {
            return new OverAgent.Settings(
                    address(agent),
                    Files.readString(Path.of(agent.tokenFile())).strip(),
                    agent.caFile().map(Path::of));
        } catch (IOException e) {
            throw Refusal.usage(
                    "the token file " + agent.tokenFile() + " cannot be read",
                    String.valueOf(e.getMessage()),
                    "the document names it as the way to an agent");
        }
    }

    private static AgentAddress.Tcp address(Reach.ByAgent agent) {
        return AgentAddress.parse(agent.url())
                .filter(AgentAddress.Tcp.class::isInstance)
                .map(AgentAddress.Tcp.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("no agent's address: " + agent.url()));
    }

    /** How nodes stand now: who is a member is seen anew each time, since steps change it. */
    private Map<HostName, Recipient> recipients(Set<HostName> names, PoolDocument document) {
        SeenPool seen = new PoolEyes(surveyor, request(), gluster, _ -> Map.of(), ownNames).look(Needs.NOTHING);
        Map<HostName, Recipient> recipients = new HashMap<>();
        names.forEach(name -> recipients.put(name, recipient(name, document, seen)));
        return recipients;
    }

    private static Recipient recipient(HostName name, PoolDocument document, SeenPool seen) {
        Optional<SeenNode> member =
                document.pool().node(name).flatMap(seen::member).or(() -> seen.member(name));
        if (member.filter(node -> node.id().equals(seen.here())).isPresent()) {
            return Recipient.here(name);
        }
        return member.filter(SeenNode::isUp)
                .map(node -> Recipient.member(name, node.id()))
                .orElseGet(() -> Recipient.outsider(name));
    }
}
