package io.brickyard.survey;

import static java.util.Objects.requireNonNull;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.rpc.Doors;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Port;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which bricks and thin arbiters serve. A brick's port comes from its own node's glusterd, or is the last known
 * one when that glusterd is gone; then the port itself is asked, all of them at once, because a number proves nothing.
 */
final class BrickRound {

    /** What was found. */
    record Found(Map<BrickId, BrickReport> bricks, Map<ThinArbiter, ThinArbiterReport> thinArbiters) {}

    /** A brick, the port to try, and whether its glusterd named it just now. */
    private record Candidate(Brick brick, NodeLook node, Port port, boolean named) {}

    private final Frame frame;
    private final Map<?, NodeLook> nodes;
    private final Addresses addresses;
    private final LastKnown lastKnown;
    private final Knocking knocking;
    private final Port glusterdPort;

    BrickRound(
            Frame frame,
            Map<?, NodeLook> nodes,
            Addresses addresses,
            LastKnown lastKnown,
            Knocking knocking,
            Port glusterdPort) {
        this.frame = frame;
        this.nodes = nodes;
        this.addresses = addresses;
        this.lastKnown = lastKnown;
        this.knocking = knocking;
        this.glusterdPort = glusterdPort;
    }

    Found look(Budget budget) {
        Map<BrickId, BrickReport> reports = new HashMap<>();
        Map<BrickId, Candidate> candidates = new LinkedHashMap<>();
        Map<Object, Doors.Door> doors = new LinkedHashMap<>();
        frame.bricksByNode().forEach((id, bricks) -> {
            NodeLook node = requireNonNull(nodes.get(id));
            for (Brick brick : bricks) {
                Optional<Candidate> candidate = candidate(brick, node);
                if (candidate.isPresent()) {
                    candidates.put(brick.id(), candidate.get());
                    doors.put(
                            brick.id(),
                            new Doors.Door(
                                    node.addresses(), candidate.get().port().number()));
                } else {
                    reports.put(brick.id(), withoutPort(brick, node));
                }
            }
        });
        for (ThinArbiter thinArbiter : thinArbiters()) {
            door(thinArbiter, budget.step(30)).ifPresent(door -> doors.put(thinArbiter, door));
        }
        Map<Object, Doors.Answer> answers = knocking.knock(doors, budget.step(95));
        candidates.forEach((id, candidate) -> reports.put(
                id, report(candidate, requireNonNull(answers.get(id)).outcome())));
        return new Found(reports, reports(answers));
    }

    /**
     * The port that its glusterd names; else the last known one. A glusterd that has just started, or that its peers reject,
     * takes running bricks for stopped ones until they report to it, while clients go on using them. A port that it names
     * for another brick is not this one's any longer.
     */
    private Optional<Candidate> candidate(Brick brick, NodeLook node) {
        if (node.addresses().isEmpty()) {
            return Optional.empty();
        }
        Optional<Port> named = node.ports().getOrDefault(brick.path(), Optional.empty());
        if (named.isPresent()) {
            return named.map(port -> new Candidate(brick, node, port, true));
        }
        return lastKnown
                .port(brick.id())
                .filter(port -> !node.ports().containsValue(Optional.of(port)))
                .map(port -> new Candidate(brick, node, port, false));
    }

    private static BrickReport withoutPort(Brick brick, NodeLook node) {
        return switch (node.state()) {
            case UP -> report(brick, BrickState.DOWN, "glusterd on " + brick.host() + " says that it is not running");
            case REJECTED, JOINING ->
                report(
                        brick,
                        BrickState.UNKNOWN,
                        "glusterd on " + brick.host() + " is no accepted peer and knows nothing of its bricks, and no"
                                + " earlier port is remembered");
            case UNREACHABLE -> report(brick, BrickState.UNREACHABLE, "no sign of life from " + brick.host());
            case UNRESOLVED -> report(brick, BrickState.UNKNOWN, node.evidence());
            case GLUSTERD_DOWN, GLUSTERD_SILENT, UNREADABLE ->
                report(
                        brick,
                        BrickState.UNKNOWN,
                        "glusterd on " + brick.host() + " does not tell its port, and no earlier one is remembered");
        };
    }

    private static BrickReport report(Candidate candidate, Doors.Outcome outcome) {
        Brick brick = candidate.brick();
        if (!candidate.named() && candidate.node().state() == NodeState.UP) {
            return outcome == Doors.Outcome.ANSWERED
                    ? report(
                            candidate,
                            BrickState.UP,
                            "glusterd on " + brick.host() + " says that it is not running, but its last known port "
                                    + candidate.port() + " answers")
                    : withoutPort(brick, candidate.node());
        }
        String said = candidate.named()
                ? "glusterd on " + brick.host() + " names port " + candidate.port() + ", which "
                : "glusterd on " + brick.host() + " does not tell its port; the last known port " + candidate.port()
                        + " ";
        boolean nodeSilent = candidate.node().state() == NodeState.UNREACHABLE;
        return switch (outcome) {
            case ANSWERED -> report(candidate, BrickState.UP, said + "answers");
            case LISTENING -> report(candidate, BrickState.UP, said + "takes connections, but not our question (TLS?)");
            case HUNG -> report(candidate, BrickState.HUNG, said + "takes connections, but the process is silent");
            case REFUSED ->
                // A brick that was restarted since has another port, and only its glusterd knows which.
                report(
                        candidate,
                        candidate.named() ? BrickState.DOWN : BrickState.UNKNOWN,
                        said + "refuses connections");
            case UNTRIED -> report(candidate, BrickState.UNKNOWN, said + "could not be tried from this machine");
            case SILENT ->
                nodeSilent
                        ? report(candidate, BrickState.UNREACHABLE, "no sign of life from " + brick.host())
                        : report(candidate, BrickState.UNKNOWN, said + "drops our packets: a firewall in between?");
        };
    }

    private static BrickReport report(Candidate candidate, BrickState state, String evidence) {
        return new BrickReport(candidate.brick(), state, Optional.of(candidate.port()), evidence);
    }

    private static BrickReport report(Brick brick, BrickState state, String evidence) {
        return new BrickReport(brick, state, Optional.empty(), evidence);
    }

    private List<ThinArbiter> thinArbiters() {
        return frame.volumes().stream()
                .filter(Volume::isStarted)
                .map(Volume::layout)
                .filter(Layout.ThinArbitrated.class::isInstance)
                .map(layout -> ((Layout.ThinArbitrated) layout).thinArbiter())
                .distinct()
                .toList();
    }

    private Optional<Doors.Door> door(ThinArbiter thinArbiter, Duration time) {
        try {
            return Optional.of(new Doors.Door(
                    addresses.of(thinArbiter.host(), time), thinArbiter.port().number()));
        } catch (GlusterdFailure.NameUnresolved _) {
            return Optional.empty();
        }
    }

    private Map<ThinArbiter, ThinArbiterReport> reports(Map<Object, Doors.Answer> answers) {
        Map<ThinArbiter, ThinArbiterReport> reports = new HashMap<>();
        for (ThinArbiter thinArbiter : thinArbiters()) {
            reports.put(thinArbiter, report(thinArbiter, Optional.ofNullable(answers.get(thinArbiter))));
        }
        return reports;
    }

    private ThinArbiterReport report(ThinArbiter thinArbiter, Optional<Doors.Answer> answer) {
        if (answer.isEmpty()) {
            return new ThinArbiterReport(thinArbiter, BrickState.UNKNOWN, thinArbiter.host() + " did not resolve here");
        }
        if (isGlusterd(thinArbiter, answer.get())) {
            return new ThinArbiterReport(
                    thinArbiter,
                    BrickState.DOWN,
                    "its port " + thinArbiter.port() + " is glusterd's on " + thinArbiter.host()
                            + ": no thin arbiter can listen there");
        }
        return report(thinArbiter, answer.get().outcome());
    }

    /** A thin arbiter on a member of the pool, at the port where glusterd itself answers. */
    private boolean isGlusterd(ThinArbiter thinArbiter, Doors.Answer answer) {
        if (!thinArbiter.port().equals(glusterdPort)) {
            return false;
        }
        for (NodeLook node : nodes.values()) {
            if (node.state().answered() && node.addresses().contains(answer.address())) {
                return true;
            }
        }
        return false;
    }

    private static ThinArbiterReport report(ThinArbiter thinArbiter, Doors.Outcome outcome) {
        String port = "its port " + thinArbiter.port() + " ";
        return switch (outcome) {
            case ANSWERED -> new ThinArbiterReport(thinArbiter, BrickState.UP, port + "answers");
            case LISTENING -> new ThinArbiterReport(thinArbiter, BrickState.UP, port + "takes connections");
            case HUNG -> new ThinArbiterReport(thinArbiter, BrickState.HUNG, port + "takes connections only");
            case REFUSED -> new ThinArbiterReport(thinArbiter, BrickState.DOWN, port + "refuses connections");
            case UNTRIED -> new ThinArbiterReport(thinArbiter, BrickState.UNKNOWN, port + "could not be tried");
            case SILENT -> new ThinArbiterReport(thinArbiter, BrickState.UNREACHABLE, port + "does not answer");
        };
    }
}
