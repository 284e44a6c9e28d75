package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Port;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.SurveyRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The options by which any verb that looks at a pool says where to ask and how long to wait. */
final class PoolOptions {

    static final Option SERVER = Option.with("server", "HOST[:PORT]", "Ask the glusterd of this host first")
            .orShort('s')
            .usually("the one on this machine");
    static final Option RESOLVE = Option.with(
                    "resolve", "NAME=ADDRESS", "The address of a node whose name does not resolve on this machine")
            .repeated();
    static final Option TIMEOUT = Option.with("timeout", "DURATION", "How long to wait for answers, as 500ms or 5s")
            .orShort('t')
            .usually("2s");
    static final Option NO_HEAL = Option.flag("no-heal", "Do not count what waits for a heal; starts no other process");

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);

    private PoolOptions() {}

    static SurveyRequest request(Arguments arguments, SurveyRequest.Depth usual) {
        return request(arguments, usual, _ -> false);
    }

    /** @param closely the volumes whose heal backlog is to be counted in full */
    static SurveyRequest request(Arguments arguments, SurveyRequest.Depth usual, Predicate<VolumeName> closely) {
        Optional<SurveyRequest.Server> server = arguments.value(SERVER).map(PoolOptions::server);
        Duration timeout = arguments.value(TIMEOUT).map(PoolOptions::timeout).orElse(SurveyRequest.DEFAULT_TIMEOUT);
        return new SurveyRequest(
                server,
                addresses(arguments),
                timeout,
                arguments.has(NO_HEAL) ? SurveyRequest.Depth.BRICKS : usual,
                closely);
    }

    /** In less time a living node would often look dead, and a false alarm is worse than none. */
    private static Duration timeout(String text) {
        Duration time = TimeSpan.parse(TIMEOUT.dashed(), text);
        if (time.compareTo(SHORTEST_TIMEOUT) < 0) {
            throw Refusal.usage(
                    TIMEOUT.dashed() + " cannot be '" + text + "'",
                    "in less than " + SHORTEST_TIMEOUT.toMillis() + "ms living nodes would look dead",
                    "for example " + TIMEOUT.dashed() + " 500ms; a pool that answers is shown as soon as it has");
        }
        return time;
    }

    /** {@code host}, {@code host:port}, {@code [v6]:port}, or a bare IPv6 address, which has more than one colon. */
    static SurveyRequest.Server server(String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (text.startsWith("[") && text.contains("]")) {
                int close = text.indexOf(']');
                HostName host = new HostName(text.substring(1, close));
                String rest = text.substring(close + 1);
                if (rest.isEmpty()) {
                    return new SurveyRequest.Server(host, SurveyRequest.Server.GLUSTERD_PORT);
                }
                if (rest.startsWith(":")) {
                    return new SurveyRequest.Server(host, new Port(Integer.parseInt(rest.substring(1))));
                }
            } else if (colon >= 0 && text.indexOf(':') == colon) {
                return new SurveyRequest.Server(
                        new HostName(text.substring(0, colon)), new Port(Integer.parseInt(text.substring(colon + 1))));
            } else {
                return new SurveyRequest.Server(new HostName(text), SurveyRequest.Server.GLUSTERD_PORT);
            }
        } catch (IllegalArgumentException invalid) {
            // falls through to the one refusal for all of them
        }
        throw Refusal.usage(
                SERVER.dashed() + " cannot be '" + text + "'",
                "it takes a host name or address, with a port if it is not 24007",
                "for example --server ha1, --server 10.0.0.1:24007 or --server [fd00::1]:24007");
    }

    private static Map<HostName, String> addresses(Arguments arguments) {
        Map<HostName, String> addresses = new HashMap<>();
        for (String text : arguments.values(RESOLVE)) {
            int equals = text.indexOf('=');
            try {
                addresses.put(
                        new HostName(text.substring(0, Math.max(0, equals))),
                        new HostName(text.substring(equals + 1)).value());
            } catch (IllegalArgumentException invalid) {
                throw Refusal.usage(
                        RESOLVE.dashed() + " cannot be '" + text + "'",
                        "it takes a node's name and its address",
                        "for example --resolve ha1=10.0.0.1");
            }
        }
        return addresses;
    }
}
