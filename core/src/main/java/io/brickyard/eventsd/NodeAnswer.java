package io.brickyard.eventsd;

import io.brickyard.json.Json;
import io.brickyard.json.JsonFailure;
import io.brickyard.json.JsonReader;
import io.brickyard.webhooks.Version;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The one line by which a node answers a question that was put to all nodes.
 *
 * @param node its id
 * @param error why it is not well; empty if it is
 * @param version how new its files are; the original tools do not tell
 */
public record NodeAnswer(String node, boolean ok, String output, String error, Optional<Version> version) {

    /** glusterd cuts lines at 4,095 bytes. */
    private static final int LONGEST_LINE = 4000;

    private static final int LONGEST_TEXT = 1500;

    public static NodeAnswer well(String node, String output, Optional<Version> version) {
        return new NodeAnswer(node, true, output, "", version);
    }

    public static NodeAnswer notWell(String node, String output, String error, Optional<Version> version) {
        return new NodeAnswer(node, false, output, error, version);
    }

    /** Whether the node runs Brickyard; the original tools ignore what tells it. */
    public boolean ours() {
        return version.isPresent();
    }

    /** As the original tools print it, and understand it with what they do not know. */
    public String line() {
        int longest = LONGEST_TEXT;
        String line = line(longest);
        // One character may take six in ASCII.
        while (line.length() > LONGEST_LINE && longest > 0) {
            longest /= 2;
            line = line(longest);
        }
        return line;
    }

    private String line(int longest) {
        Json.Members members = Json.Members.NONE.with("ok", new Json.Flag(ok)).with("nodeid", node);
        if (ok || !output.isEmpty()) {
            members = members.with("output", shortened(output, longest));
        }
        if (!ok) {
            members = members.with("error", shortened(error, longest));
        }
        return (version.isPresent() ? members.with("brickyard", version.get().json()) : members).inPythonsWay();
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }

    /** Empty when it is no answer of a node. */
    public static Optional<NodeAnswer> parse(String line) {
        try {
            if (JsonReader.read(line.getBytes(StandardCharsets.UTF_8)) instanceof Json.Members members) {
                return members.text("nodeid")
                        .map(node -> new NodeAnswer(
                                node,
                                members.flag("ok").orElse(false),
                                members.text("output").orElse(""),
                                members.text("error").orElse(""),
                                members.member("brickyard")
                                        .flatMap(value -> value instanceof Json.Members version
                                                ? Version.of(version)
                                                : Optional.empty())));
            }
        } catch (JsonFailure _) {
            // A program of somebody else may print anything.
        }
        return Optional.empty();
    }
}
