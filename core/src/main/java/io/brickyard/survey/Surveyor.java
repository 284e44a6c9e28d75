package io.brickyard.survey;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a look at a whole pool, in three rounds: one glusterd tells what the pool consists of; every node's glusterd is
 * asked at once for its view of the others and the ports of its own bricks; every brick's port is asked whether a living
 * process is behind it.
 *
 * <p>No lock is taken, no node is asked about another one's bricks, and whatever does not answer costs its own time only.
 * The whole ends within the request's time, but for the processor time that asking costs: some 0.15 ms for each brick,
 * which tells in pools of a thousand.
 */
public final class Surveyor {

    private final StateFolder state;
    private final LocalGlusterd local;

    /** @param environment as of {@link System#getenv()} */
    public Surveyor(StateFolder state, Map<String, String> environment) {
        this(state, LocalGlusterd.of(environment));
    }

    Surveyor(StateFolder state, LocalGlusterd local) {
        this.state = state;
        this.local = local;
    }

    /**
     * Looks at the pool. Ends within the request's time whatever the nodes do; what the depth adds has a time of its own.
     *
     * @throws GlusterdFailure when no glusterd at all could be asked for the pool's configuration
     */
    public Survey survey(SurveyRequest request) {
        Instant begin = Instant.now();
        long beginNanos = System.nanoTime();
        LastKnown lastKnown = LastKnown.read(state);
        Addresses addresses = new Addresses(request.resolve(), lastKnown);
        FrameReader frames = new FrameReader(addresses, local, request.port(), perStep(request));
        FrameReader.Found found = frames.read(request.server());
        Look look = look(found.frame(), found.known(), addresses, lastKnown, request);
        Optional<NodeLook> better = look.standing().betterSource();
        List<Gap> gaps = new ArrayList<>();
        if (better.isPresent()) {
            try {
                Frame frame = frames.again(better.get(), found.frame().here());
                look = look(frame, Map.of(), addresses, lastKnown, request);
            } catch (GlusterdFailure failure) {
                gaps.add(new Gap("pool", "told by a node that its peers reject: " + failure.getMessage(), ""));
            }
        }
        lastKnown.save().ifPresent(reason -> gaps.add(new Gap("memory of ports", reason, "")));
        Survey survey = deepened(look.survey(begin, gaps), look.frame().here(), request);
        return survey.lasted(Duration.ofNanos(System.nanoTime() - beginNanos));
    }

    /** Adds what the request's depth asks for. */
    private Survey deepened(Survey survey, Optional<NodeId> here, SurveyRequest request) {
        if (request.depth() == SurveyRequest.Depth.BRICKS) {
            return survey;
        }
        Survey deeper = here.isPresent()
                ? survey.with(new LocalRound(local.socket(), here.get(), survey.volumes()).ask(perStep(request)))
                : survey;
        if (request.depth() == SurveyRequest.Depth.ALL) {
            LockingRound.Told told =
                    new LockingRound(local.gluster(), survey.nodes(), survey.volumes()).ask(deeper.extras());
            deeper = deeper.with(told.extras()).with(told.gaps());
        }
        try (Threads threads = new Threads(4)) {
            HealRound heals = new HealRound(local.gluster(), threads, here, survey.nodes());
            return deeper.with(heals.count(survey.volumes(), request));
        }
    }

    /** There are three steps at most, one after the other, and some time must be left for the work between them. */
    private static Duration perStep(SurveyRequest request) {
        return request.timeout().multipliedBy(7).dividedBy(20);
    }

    private static Look look(
            Frame frame, Map<NodeId, NodeLook> known, Addresses addresses, LastKnown lastKnown, SurveyRequest request) {
        Duration perStep = perStep(request);
        try (Threads threads = new Threads(16)) {
            Map<NodeId, NodeLook> looks =
                    new NodeRound(frame, addresses, lastKnown, threads, request.port()).looks(known, perStep);
            Map<NodeId, NodeLook> nodes = new Standing(frame, looks).judged();
            BrickRound.Found bricks = new BrickRound(frame, nodes, addresses, lastKnown, request.port()).look(perStep);
            return new Look(frame, nodes, bricks);
        }
    }

    /** What the rounds found. */
    private record Look(Frame frame, Map<NodeId, NodeLook> nodes, BrickRound.Found found) {

        Standing standing() {
            return new Standing(frame, nodes);
        }

        Survey survey(Instant begin, List<Gap> more) {
            Standing standing = standing();
            boolean isolated = standing.isolated();
            Map<BrickId, BrickReport> bricks = new HashMap<>();
            found.bricks().forEach((id, report) -> bricks.put(id, judged(report, isolated)));
            List<NodeReport> reports = standing.nodes();
            List<Gap> gaps = new ArrayList<>(frame.gaps());
            gaps.addAll(unknown(reports, bricks));
            gaps.addAll(more);
            return new Survey(
                    begin,
                    Duration.ZERO,
                    frame.askedFrom(),
                    isolated,
                    reports,
                    frame.volumes(),
                    bricks,
                    Map.of(),
                    new Survey.Extras(Map.of(), List.of(), List.of(), Map.of(), found.thinArbiters()),
                    gaps);
        }

        /** A gap for each node of whose bricks some cannot be known. */
        private static List<Gap> unknown(List<NodeReport> nodes, Map<BrickId, BrickReport> bricks) {
            List<Gap> gaps = new ArrayList<>();
            for (NodeReport node : nodes) {
                int count = 0;
                String why = "";
                for (BrickReport report : bricks.values()) {
                    if (report.state() == BrickState.UNKNOWN
                            && report.brick().node().equals(node.id())) {
                        count++;
                        why = report.evidence();
                    }
                }
                if (count > 0) {
                    gaps.add(new Gap("bricks of node " + node.node().name() + " (" + count + ")", why, ""));
                }
            }
            return gaps;
        }

        /** From the smaller side of a partition nothing can be said of bricks on the other. */
        private static BrickReport judged(BrickReport report, boolean isolated) {
            return isolated && report.state() == BrickState.UNREACHABLE
                    ? new BrickReport(
                            report.brick(),
                            BrickState.UNKNOWN,
                            report.port(),
                            report.evidence() + ", nor from most other nodes: this one may itself be cut off")
                    : report;
        }
    }
}
