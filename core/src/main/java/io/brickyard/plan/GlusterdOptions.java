package io.brickyard.plan;

import java.util.Set;

/**
 * The options of {@code glusterd.vol} that are set: times, ports, addresses and threads. Others, such as run-with-valgrind, would let
 * who may configure do anything. The document has the same ones as the task of a node.
 */
public final class GlusterdOptions {

    public static final Set<String> NAMES = Set.of(
            "ping-timeout",
            "event-threads",
            "lock-timer",
            "base-port",
            "max-port",
            "transport.address-family",
            "transport.tcp-user-timeout",
            "transport.socket.bind-address",
            "transport.socket.keepalive-time",
            "transport.socket.keepalive-interval",
            "transport.socket.keepalive-count",
            "transport.socket.read-fail-log");

    private static final int LONGEST = 200;

    private GlusterdOptions() {}

    /** Whether it stays one word in the file: no blank, no quotation mark and nothing that begins a comment. */
    public static boolean isValue(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().allMatch(c -> c > ' ' && c < 127 && c != '#' && c != '"');
    }
}
