package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PeerView;
import io.brickyard.survey.Survey;
import io.brickyard.survey.ThinArbiterReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The survey as it would be after a stop: the machines' bricks and thin arbiters are down, their peers see them no more,
 * and where that costs a remaining node its server quorum, the bricks that its glusterd then stops are down too. The usual
 * rules tell what that means.
 *
 * <p>A node that has no quorum already is not counted against the stop.
 *
 * @param survey as it would be
 * @param bare without what glusterd does about lost server quorum
 * @param losing the nodes that would lose server quorum by the stop
 */
record AfterStop(Survey survey, Survey bare, Set<NodeId> losing) {

    private static final String EVIDENCE = "would be stopped";

    static AfterStop of(Survey now, StopRequest request) {
        Set<HostName> hosts = new HashSet<>(request.arbiters());
        for (NodeReport node : now.nodes()) {
            if (request.nodes().contains(node.id())) {
                hosts.addAll(node.node().addresses());
            }
        }
        Map<BrickId, BrickReport> bricks = new HashMap<>(now.bricks());
        for (Volume volume : now.volumes()) {
            for (Brick brick : volume.bricks()) {
                if (request.nodes().contains(brick.node())) {
                    hosts.add(brick.host());
                    bricks.computeIfPresent(brick.id(), (_, report) -> stopped(report));
                }
            }
        }
        Survey after = changed(now, nodes(now, request.nodes()), bricks, arbiters(now, hosts));
        Set<NodeId> losing = new HashSet<>(ServerQuorumChecks.without(after));
        losing.removeAll(ServerQuorumChecks.without(now));
        for (Volume volume : now.volumes()) {
            for (Brick brick : ServerQuorumChecks.guards(volume) ? volume.bricks() : List.<Brick>of()) {
                if (losing.contains(brick.node())) {
                    bricks.computeIfPresent(brick.id(), (_, report) -> stopped(report));
                }
            }
        }
        return new AfterStop(
                changed(after, after.nodes(), bricks, after.extras().thinArbiters()), after, losing);
    }

    private static BrickReport stopped(BrickReport report) {
        return new BrickReport(report.brick(), BrickState.DOWN, report.port(), EVIDENCE);
    }

    private static List<NodeReport> nodes(Survey now, Set<NodeId> gone) {
        List<NodeReport> nodes = new ArrayList<>(now.nodes().size());
        for (NodeReport node : now.nodes()) {
            List<NodeId> seenBy = new ArrayList<>(node.seenBy());
            seenBy.removeAll(gone);
            nodes.add(
                    gone.contains(node.id())
                            ? new NodeReport(
                                    node.node(),
                                    NodeState.UNREACHABLE,
                                    node.asker(),
                                    EVIDENCE,
                                    Optional.empty(),
                                    List.of())
                            : new NodeReport(
                                    node.node(),
                                    node.state(),
                                    node.asker(),
                                    node.evidence(),
                                    node.view().map(view -> without(view, gone)),
                                    seenBy));
        }
        return nodes;
    }

    private static PeerView without(PeerView view, Set<NodeId> gone) {
        Map<NodeId, PeerView.Link> links = new HashMap<>(view.links());
        links.replaceAll(
                (peer, link) -> gone.contains(peer) ? new PeerView.Link(link.state(), link.stateName(), false) : link);
        return new PeerView(links);
    }

    private static Map<ThinArbiter, ThinArbiterReport> arbiters(Survey now, Set<HostName> hosts) {
        Map<ThinArbiter, ThinArbiterReport> arbiters =
                new HashMap<>(now.extras().thinArbiters());
        arbiters.replaceAll((arbiter, report) ->
                hosts.contains(arbiter.host()) ? new ThinArbiterReport(arbiter, BrickState.DOWN, EVIDENCE) : report);
        return arbiters;
    }

    private static Survey changed(
            Survey survey,
            List<NodeReport> nodes,
            Map<BrickId, BrickReport> bricks,
            Map<ThinArbiter, ThinArbiterReport> arbiters) {
        Survey.Extras was = survey.extras();
        return new Survey(
                survey.observedAt(),
                survey.took(),
                survey.askedFrom(),
                survey.isolated(),
                nodes,
                survey.volumes(),
                bricks,
                survey.heals(),
                new Survey.Extras(
                        was.usage(),
                        was.daemons(),
                        was.tasks(),
                        was.options(),
                        arbiters,
                        was.forgetful(),
                        was.agents()),
                survey.gaps());
    }
}
