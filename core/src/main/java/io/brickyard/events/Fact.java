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
 * What an event says, without who saw it: reports of one fact by several nodes have the same key. Whether equal keys are one
 * fact also depends on time: an event may well happen twice.
 *
 * @param key 32 hexadecimal digits
 */
public record Fact(String key) {
    /** Reports of one fact come within this time of each other. */
    public static final Duration WINDOW = Duration.ofSeconds(30);

    /** What depends on who looks. */
    private static final Set<String> OF_THE_OBSERVER = Set.of("client-pid", "state", "before");

    private static final Set<String> NAMES_OF_A_NODE = Set.of("host", "peer", "node");

    public static Fact of(Event event) {
        Map<String, Value> said = new TreeMap<>(event.attributes());
        said.keySet().removeAll(OF_THE_OBSERVER);
        if (said.containsKey("uuid")) {
            // The same node has another name, or its address, in another node's view.
            said.keySet().removeAll(NAMES_OF_A_NODE);
        }
        JsonText text = JsonText.compact().object();
        text.name(event.type().name()).number(event.type().number().orElse(-1));
        said.forEach((name, value) -> NormalisedForm.value(text.name(name), value));
        return new Fact(digest(text.endObject().toString()));
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
