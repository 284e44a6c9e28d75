package io.brickyard.survey;

import io.brickyard.pool.HostName;
import io.brickyard.pool.Port;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a survey shall look at, and for how long.
 *
 * @param server the glusterd to ask first; empty: the one on this machine
 * @param resolve addresses for names of nodes that do not resolve here
 * @param timeout bound of the whole survey without heal counts; they get {@link #HEAL_TIME} more
 * @param depth how much to ask
 */
public record SurveyRequest(
        Optional<Server> server, Map<HostName, String> resolve, Duration timeout, Depth depth) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    /** How long the counting of heals may take, over all volumes together. */
    public static final Duration HEAL_TIME = Duration.ofSeconds(4);

    /** A glusterd's host and port. */
    public record Server(HostName host, Port port) {
        public static final Port GLUSTERD_PORT = new Port(24007);
    }

    public enum Depth {
        /** Nodes, volumes and bricks only: nothing but RPC, no other process is started. For pollers. */
        BRICKS,
        /** And what this node can tell without a lock; heal counts of volumes whose index shows entries. */
        OVERVIEW,
        /** And the calls that take a lock, as a person asked for them; only when every node has just answered. */
        ALL
    }

    public SurveyRequest {
        resolve = Map.copyOf(resolve);
    }
}
