package io.brickyard.survey;

import io.brickyard.pool.HostName;
import io.brickyard.pool.Port;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a survey shall look at, and for how long.
 *
 * @param server the glusterd to ask first; empty: the one on this machine
 * @param resolve addresses for names of nodes that do not resolve here
 * @param timeout bound of the whole survey without heal counts; they get {@link #HEAL_TIME} more
 * @param depth how much to ask
 * @param closely whose heal backlog is to be counted in full, whatever the depth: the volumes that somebody looks at
 */
public record SurveyRequest(
        Optional<Server> server,
        Map<HostName, String> resolve,
        Duration timeout,
        Depth depth,
        Predicate<VolumeName> closely) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    /** How long the counting of heals may take, over all volumes together. */
    public static final Duration HEAL_TIME = Duration.ofSeconds(4);

    /** A glusterd's host and port. */
    public record Server(HostName host, Port port) {
        public static final Port GLUSTERD_PORT = new Port(24007);
    }

    public enum Depth {
        /** Nodes and what their glusterds say of their bricks: no brick is knocked at. For looks that find out whether to look. */
        NODES,
        /** Nodes, volumes and bricks only: nothing but RPC is spoken. */
        BRICKS,
        /** And what this node tells of its own bricks and daemons, without a lock and without another process. */
        LOCAL,
        /** And the heal backlog of volumes of which this node's bricks show one. For a person, and for alarms. */
        OVERVIEW,
        /** And the calls that take a lock, as a person asked for them; only when every node has just answered. */
        ALL
    }

    /** A request that looks closely at no volume. */
    public SurveyRequest(Optional<Server> server, Map<HostName, String> resolve, Duration timeout, Depth depth) {
        this(server, resolve, timeout, depth, _ -> false);
    }

    public SurveyRequest {
        resolve = Map.copyOf(resolve);
    }
}
