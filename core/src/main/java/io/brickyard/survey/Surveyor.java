package io.brickyard.survey;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.state.GlobalState;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

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

    /** How long this node's own word may take. */
    private static final Duration LOCAL_TIME = Duration.ofMillis(500);

    /** How long the pool's agents may take; they tell what they know already. */
    private static final Duration AGENTS_TIME = Duration.ofMillis(800);

    private final StateFolder state;
    private final LocalGlusterd local;
    private final PoolAgents agents;

    /** A surveyor that asks no agents. */
    public Surveyor(StateFolder state, Map<String, String> environment) {
        this(state, environment, PoolAgents.NONE);
    }

    /**
     * A surveyor on this machine.
     *
     * @param environment as of {@link System#getenv()}
     * @param agents who are asked for what can be seen on other nodes only
     */
    public Surveyor(StateFolder state, Map<String, String> environment, PoolAgents agents) {
        this(state, LocalGlusterd.of(environment), agents);
    }

    Surveyor(StateFolder state, LocalGlusterd local) {
        this(state, local, PoolAgents.NONE);
    }

    Surveyor(StateFolder state, LocalGlusterd local, PoolAgents agents) {
        this.state = state;
        this.local = local;
        this.agents = agents;
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
        try (Threads lookUps = new Threads(16);
                Threads conversations = new Threads(16)) {
            Addresses addresses = new Addresses(request.resolve(), lastKnown, lookUps);
            Budget budget = Budget.of(request.timeout());
            Knocking knocking = request.depth() == SurveyRequest.Depth.NODES
                    ? Knocking.NONE
                    : HeadStart.begin(lastKnown, source(request), conversations, budget.step(95));
            Rounds rounds = new Rounds(
                    addresses, lastKnown, conversations, port(request), budget, knocking, () -> ownWord(request));
            Future<PoolWord> told =
                    conversations.begin(() -> looksCloser(request) ? agents.ask(AGENTS_TIME) : PoolWord.NOTHING);
            Look look = look(rounds, request);
            lastKnown.note(source(request), look.nodes().keySet(), look.found().bricks()::containsKey);
            Survey survey = deepened(look, look.survey(begin), told, conversations, request);
            survey.bricks().values().forEach(brick -> note(brick, lastKnown));
            survey = survey.remembered(lastKnown.save()).with(unknown(survey));
            return survey.lasted(Duration.ofNanos(System.nanoTime() - beginNanos));
        }
    }

    /** What serves is worth remembering, also where only the gluster command or glusterd's own state told its port. */
    private static void note(BrickReport brick, LastKnown lastKnown) {
        if (brick.state() == BrickState.UP) {
            brick.port().ifPresent(port -> lastKnown.note(brick.brick().id(), port));
        }
    }

    /** A gap for each node of whose bricks some cannot be known. */
    private static List<Gap> unknown(Survey survey) {
        List<Gap> gaps = new ArrayList<>();
        for (NodeReport node : survey.nodes()) {
            int count = 0;
            String why = "";
            for (BrickReport report : survey.bricks().values()) {
                if (report.state() == BrickState.UNKNOWN
                        && report.brick().node().equals(node.id())) {
                    count++;
                    why = report.evidence();
                }
            }
            if (count > 0) {
                gaps.add(new Gap(
                        "node " + node.node().name(), "of its bricks " + count + " cannot be known: " + why, ""));
            }
        }
        return gaps;
    }

    /** Under what a pool is remembered: by whom it is asked for. */
    private static String source(SurveyRequest request) {
        return request.server()
                .map(server -> server.host() + ":" + server.port())
                .orElse("here");
    }

    /** Where glusterd listens on every node: the port at which the first one is asked. */
    private Port port(SurveyRequest request) {
        return request.server().map(SurveyRequest.Server::port).orElse(local.port());
    }

    private Look look(Rounds rounds, SurveyRequest request) {
        FrameReader frames = new FrameReader(rounds.addresses(), local, rounds.port(), rounds.budget());
        FrameReader.Found found = frames.read(request.server());
        Look look = rounds.look(found.frame(), found.known());
        Optional<NodeLook> better = look.standing().betterSource();
        if (better.isEmpty()) {
            return look;
        }
        try {
            Frame frame = frames.again(better.get(), found.frame().here());
            return rounds.look(frame, Map.of());
        } catch (GlusterdFailure failure) {
            look.gaps().add(new Gap("pool", "told by a node that its peers reject: " + failure.getMessage(), ""));
            return look;
        }
    }

    private Optional<GlobalState> ownWord(SurveyRequest request) {
        return looksCloser(request) ? LocalRound.state(local.socket(), LOCAL_TIME) : Optional.empty();
    }

    /** Whether more is wanted than RPC tells, of the pool of this machine. */
    private static boolean looksCloser(SurveyRequest request) {
        return request.depth().compareTo(SurveyRequest.Depth.BRICKS) > 0
                && request.server().isEmpty();
    }

    /** Adds what the request's depth asks for. */
    private Survey deepened(Look look, Survey survey, Future<PoolWord> told, Threads threads, SurveyRequest request) {
        if (request.depth().compareTo(SurveyRequest.Depth.BRICKS) <= 0) {
            return survey;
        }
        Optional<NodeId> here = look.frame().here();
        Optional<GlobalState> state =
                here.isPresent() ? Threads.result(look.ownWord(), LOCAL_TIME).flatMap(word -> word) : Optional.empty();
        Survey deeper = state.isPresent()
                ? survey.with(new LocalRound(here.orElseThrow(), survey.volumes()).extras(state.get()))
                : survey;
        PoolWord word = Threads.result(told, AGENTS_TIME).orElse(PoolWord.NOTHING);
        deeper = deeper.with(word);
        if (request.depth() == SurveyRequest.Depth.ALL) {
            deeper = new LockingRound(local.gluster(), deeper).ask();
        }
        Map<BrickId, Long> waiting = new HashMap<>();
        word.words().forEach(node -> waiting.putAll(node.waiting()));
        HealRound heals = new HealRound(local.gluster(), threads, here, survey.nodes(), waiting);
        return deeper.with(heals.count(survey.volumes(), request));
    }

    /** The rounds of asking, and what they share. */
    private record Rounds(
            Addresses addresses,
            LastKnown lastKnown,
            Threads conversations,
            Port port,
            Budget budget,
            Knocking knocking,
            Callable<Optional<GlobalState>> ownWord) {

        Look look(Frame frame, Map<NodeId, NodeLook> known) {
            Map<NodeId, NodeLook> looks =
                    new NodeRound(frame, addresses, lastKnown, conversations, port).looks(known, budget);
            Map<NodeId, NodeLook> nodes = new Standing(frame, looks).judged();
            // Beside the knocking, in which glusterd has no part: it does one thing at a time, and this takes it the
            // longest.
            Future<Optional<GlobalState>> word = conversations.begin(ownWord);
            BrickRound.Found bricks = new BrickRound(frame, nodes, addresses, lastKnown, knocking, port).look(budget);
            forgetStopped(nodes, bricks);
            return new Look(frame, nodes, bricks, word, new ArrayList<>());
        }

        /** The port of a brick that does not run, by its glusterd and by the port itself, may be anybody's soon. */
        private void forgetStopped(Map<NodeId, NodeLook> nodes, BrickRound.Found found) {
            for (BrickReport report : found.bricks().values()) {
                NodeLook node = nodes.get(report.brick().node());
                if (report.state() == BrickState.DOWN && node != null && node.state() == NodeState.UP) {
                    lastKnown.forget(report.brick().id());
                }
            }
        }
    }

    /** What the rounds found. */
    private record Look(
            Frame frame,
            Map<NodeId, NodeLook> nodes,
            BrickRound.Found found,
            Future<Optional<GlobalState>> ownWord,
            List<Gap> gaps) {

        Standing standing() {
            return new Standing(frame, nodes);
        }

        Survey survey(Instant begin) {
            Standing standing = standing();
            boolean isolated = standing.isolated();
            Map<BrickId, BrickReport> bricks = new HashMap<>();
            found.bricks().forEach((id, report) -> bricks.put(id, judged(report, isolated)));
            List<NodeReport> reports = standing.nodes();
            List<Gap> all = new ArrayList<>(frame.gaps());
            all.addAll(gaps);
            return new Survey(
                    begin,
                    Duration.ZERO,
                    frame.askedFrom(),
                    isolated,
                    reports,
                    frame.volumes(),
                    bricks,
                    Map.of(),
                    new Survey.Extras(
                            Map.of(),
                            List.of(),
                            List.of(),
                            Map.of(),
                            found.thinArbiters(),
                            Optional.empty(),
                            PoolWord.NOTHING),
                    all);
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
