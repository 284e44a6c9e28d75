package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.Doorbell;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.command.PeerEntry;
import io.brickyard.glusterd.command.SystemCommands;
import io.brickyard.pool.NodeId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * glusterd's own way: it runs {@code peer_brickyard} on all nodes of the pool at once.
 *
 * <p>That takes the pool's lock and waits for every node that glusterd believes to be connected; one that died silently would
 * lock the pool for minutes. So nothing is begun while one of those does not answer.
 *
 * <p>An answer is one line of bounded length. Facts that do not fit, even deflated, are asked for in two halves, and so are
 * those whose question is too long for a word of a command line.
 */
public final class ThroughGlusterd implements Transport {

    private static final int GLUSTERD_PORT = 24007;
    /** What glusterd says when the program is not there on some node (glusterd-geo-rep.c, GlusterFS 10; seen with 10.3). */
    private static final String NO_PROGRAM = "peer_" + PeerWords.PROGRAM + " command not found";

    private static final Duration RING = Duration.ofSeconds(2);
    private static final Duration MISSING = Duration.ofSeconds(30);

    private final SystemCommands commands;
    private final Gluster gluster;
    private final Doorbell doorbell;
    /** That the program is missing somewhere: each question would cost a moment of glusterd's, and be answered so again. */
    private volatile @Nullable Missing missing;

    private record Missing(NodeResult.Failed failure, Deadline until) {}

    public ThroughGlusterd(CommandLine commandLine) {
        this(commandLine, Doorbell.real(GLUSTERD_PORT, RING));
    }

    ThroughGlusterd(CommandLine commandLine, Doorbell doorbell) {
        this.commands = new SystemCommands(commandLine);
        this.gluster = new Gluster(commandLine, LockRetries.PATIENT);
        this.doorbell = doorbell;
    }

    @Override
    public Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline) {
        if (!(task instanceof NodeTask.Facts(List<NodeTask.Place> places, boolean knowledge)) || places.size() < 2) {
            return once(nodes, task, deadline);
        }
        if (PeerWords.encoded(task).length() <= PeerWords.LONGEST_WORD) {
            Map<Recipient, NodeResult> results = once(nodes, task, deadline);
            if (results.values().stream().noneMatch(PeerWords::isLost)) {
                return results;
            }
        }
        int half = places.size() / 2;
        return Portions.merged(
                nodes,
                perform(nodes, new NodeTask.Facts(places.subList(0, half)), deadline),
                perform(nodes, new NodeTask.Facts(places.subList(half, places.size()), knowledge), deadline));
    }

    private Map<Recipient, NodeResult> once(List<Recipient> nodes, NodeTask task, Deadline deadline) {
        Map<NodeId, NodeResult> answers = new HashMap<>();
        Optional<NodeResult.Failed> failure = asked(nodes, task, deadline, answers);
        Map<Recipient, NodeResult> results = new LinkedHashMap<>();
        for (Recipient node : nodes) {
            NodeResult answer = node.member().map(answers::get).orElse(null);
            results.put(node, answer != null ? answer : failure.orElseGet(() -> noAnswer(node)));
        }
        return results;
    }

    private static NodeResult.Failed noAnswer(Recipient node) {
        return new NodeResult.Failed(
                node.name() + " gave no answer",
                node.member().isEmpty()
                        ? "it is no member of the pool, so glusterd brings it nothing"
                        : "its glusterd is not connected, or its peer_brickyard does not answer",
                "see gluster pool list, and whether brickyard is installed there; or configure ssh or its agent");
    }

    private Optional<NodeResult.Failed> asked(
            List<Recipient> nodes, NodeTask task, Deadline deadline, Map<NodeId, NodeResult> answers) {
        Set<NodeId> meant =
                nodes.stream().flatMap(node -> node.member().stream()).collect(Collectors.toSet());
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        Missing known = missing;
        if (known != null && !known.until().passed()) {
            return Optional.of(known.failure());
        }
        try {
            List<PeerEntry> silent = doorbell.silent(gluster.peers(deadline).stream()
                    .filter(peer -> peer.connected() && !peer.self())
                    .toList());
            if (!silent.isEmpty()) {
                return Optional.of(silent(silent));
            }
            SystemCommands.Ending ending = commands.execute(PeerWords.PROGRAM, PeerWords.of(meant, task), deadline);
            ending.output().lines().forEach(line -> PeerWords.answer(line)
                    .ifPresent(answer -> answers.put(answer.getKey(), answer.getValue())));
            if (ending.succeeded()) {
                return Optional.empty();
            }
            NodeResult.Failed refused = refused(ending);
            missing = isWithoutProgram(refused) ? new Missing(refused, Deadline.in(MISSING)) : null;
            return Optional.of(refused);
        } catch (GlusterdFailure failure) {
            return Optional.of(new NodeResult.Failed(
                    "the nodes were not asked through glusterd",
                    failure.getMessage(),
                    failure.retryable() ? "try again" : "see whether glusterd runs on this node"));
        }
    }

    private static NodeResult.Failed silent(List<PeerEntry> silent) {
        String names = silent.stream()
                .map(peer -> peer.names().isEmpty()
                        ? peer.id().toString()
                        : peer.names().getFirst().value())
                .collect(Collectors.joining(", "));
        return new NodeResult.Failed(
                "the nodes were not asked through glusterd",
                names + " is silent, though glusterd calls it connected: it would lock the pool for minutes",
                "bring it back, or wait until gluster pool list shows it as disconnected");
    }

    /** Whether a task was not brought to a node because some node of the pool lacks the program that glusterd runs for it. */
    public static boolean isWithoutProgram(NodeResult.Failed failure) {
        return failure.why().contains(NO_PROGRAM);
    }

    private static NodeResult.Failed refused(SystemCommands.Ending ending) {
        return new NodeResult.Failed(
                "the nodes were not all asked through glusterd",
                ending.complaint(),
                "peer_brickyard must be there on every node (docs/node-work.md); or configure ssh or the agents");
    }
}
