package io.brickyard.work;

import io.brickyard.json.Json;
import io.brickyard.pool.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What glusterd carries to all nodes with {@code gluster system:: execute brickyard VERSION IDS TASK}, and the line that each of
 * them answers. Words are of letters, digits, dash, underscore and comma only: glusterd hands them over one by one, and its log
 * and its dictionaries take those as they are.
 */
final class PeerWords {

    /** The program is {@code peer_brickyard}. */
    static final String PROGRAM = "brickyard";

    static final String VERSION = "1";

    /** glusterd reads lines into 4,096 bytes, and takes the rest of a longer one for another line (glusterd-op-sm.c). */
    static final int LONGEST_LINE = 4000;

    /** Linux takes words of up to 128 KiB (MAX_ARG_STRLEN); glusterd itself sets no bound. */
    static final int LONGEST_WORD = 100_000;

    private static final int MOST_NODES = 5000;
    private static final String LOST = "the node's answer is too long";

    private PeerWords() {}

    static List<String> of(Collection<NodeId> nodes, NodeTask task) {
        return List.of(
                VERSION, nodes.stream().map(NodeId::toString).sorted().collect(Collectors.joining(",")), encoded(task));
    }

    static String encoded(NodeTask task) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(TaskForm.write(task).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws FormFailure when it is none */
    static NodeTask decoded(String word) {
        if (word.length() > TaskForm.LARGEST * 4 / 3 + 4) {
            throw new FormFailure("the task is too large");
        }
        try {
            return TaskForm.read(Base64.getUrlDecoder().decode(word));
        } catch (IllegalArgumentException broken) {
            throw new FormFailure("the task is not in base64url");
        }
    }

    /** @throws FormFailure when they are no ids of nodes */
    static Set<NodeId> nodes(String word) {
        String[] ids = word.split(",", -1);
        if (ids.length > MOST_NODES) {
            throw new FormFailure("more than " + MOST_NODES + " nodes");
        }
        try {
            return Arrays.stream(ids).map(NodeId::parse).collect(Collectors.toSet());
        } catch (IllegalArgumentException broken) {
            throw new FormFailure("not a list of ids of nodes");
        }
    }

    static String line(NodeId node, NodeResult result) {
        String plain = json(node, result);
        if (plain.length() <= LONGEST_LINE) {
            return plain;
        }
        String packed = Json.Members.NONE
                .with("node", node.toString())
                .with("deflated", Deflated.of(ResultForm.write(result)))
                .inPythonsWay();
        return packed.length() <= LONGEST_LINE
                ? packed
                : json(
                        node,
                        new NodeResult.Failed(
                                LOST,
                                "glusterd carries " + LONGEST_LINE + " characters, and it has " + packed.length(),
                                "ask for less at a time, or over ssh or the agent"));
    }

    /** Whether a node did answer, and its answer was too long to be carried. */
    static boolean isLost(NodeResult result) {
        return result instanceof NodeResult.Failed failed && failed.what().equals(LOST);
    }

    private static String json(NodeId node, NodeResult result) {
        return Json.Members.NONE
                .with("node", node.toString())
                .with("result", ResultForm.json(result))
                .inPythonsWay();
    }

    /** Empty for a line that is no node's answer: that of a node which was not meant, or of anything else. */
    static Optional<Map.Entry<NodeId, NodeResult>> answer(String line) {
        try {
            Fields fields = Fields.read(line.getBytes(StandardCharsets.UTF_8), 2 * LONGEST_LINE);
            if (fields.members().values().isEmpty()) {
                return Optional.empty();
            }
            fields.only("node", "result", "deflated");
            NodeResult result = fields.possibleText("deflated")
                    .map(text -> ResultForm.read(Deflated.octets(text)))
                    .orElseGet(() -> ResultForm.read(fields.object("result")));
            return Optional.of(Map.entry(NodeId.parse(fields.text("node")), result));
        } catch (FormFailure | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
