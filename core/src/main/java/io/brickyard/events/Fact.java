package io.brickyard.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an event says, without who saw it: reports of one fact by several nodes have the same key. What is about the reporting
 * node itself, such as a daemon that ended there, is a fact of its own for each node. Whether equal keys are one fact also
 * depends on time: an event may well happen twice.
 *
 * @param key 32 hexadecimal digits
 */
public record Fact(String key) {
    /** Reports of one fact come within this time of each other. */
    public static final Duration WINDOW = Duration.ofSeconds(30);

    /** What depends on who looks. */
    private static final Set<String> OF_THE_OBSERVER = Set.of("client-pid", "state", "before");

    private static final Set<String> NAMES_OF_A_NODE = Set.of("host", "peer", "node");

    /** Kinds that are about the node that reports them, and do not name it. */
    private static final Set<String> LOCAL_CATEGORIES = Set.of("svc", "glusterd", "rebalance", "agent", "unknown");

    private static final Set<String> LOCAL_TYPES = Set.of(
            "BITROT_BAD_FILE",
            "PEER_RPC_CREATE_FAILED",
            "PEER_STORE_FAILURE",
            "VOLUME_REBALANCE_COMPLETE",
            "VOLUME_REBALANCE_FAILED");

    public static Fact of(Event event) {
        Map<String, Value> said = new TreeMap<>(event.attributes());
        said.keySet().removeAll(OF_THE_OBSERVER);
        if (said.containsKey("uuid")) {
            // The same node has another name, or its address, in another node's view.
            said.keySet().removeAll(NAMES_OF_A_NODE);
        }
        JsonText text = JsonText.compact().object();
        text.name(event.type().name()).number(event.type().number().orElse(-1));
        if (local(event.type())) {
            text.name("").text(event.reporter().toString());
        }
        said.forEach((name, value) -> NormalisedForm.value(text.name(name), value));
        return new Fact(digest(text.endObject().toString()));
    }

    private static boolean local(EventType type) {
        return LOCAL_CATEGORIES.contains(type.category()) || LOCAL_TYPES.contains(type.name());
    }

    private static String digest(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(whole, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
