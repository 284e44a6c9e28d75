package io.brickyard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Plays a simulated pool until its standard input ends.
 *
 * <p>{@code PlayPool NODES BRICKS_PER_NODE BRICKS_PER_VOLUME NETWORK HOSTS_FILE [REFUSING FROZEN SLOW DELAY_MILLIS
 * [PORT SOCKET [AGENT_SOCKET]]]}: writes the nodes' names and addresses into the hosts file, then a line {@code ready} to standard output once everything
 * listens.
 */
public final class PlayPool {

    private PlayPool() {}

    public static void main(String[] arguments) throws IOException {
        PoolPlan.Faults faults = arguments.length <= 5
                ? PoolPlan.Faults.NONE
                : new PoolPlan.Faults(
                        Integer.parseInt(arguments[5]),
                        Integer.parseInt(arguments[6]),
                        Integer.parseInt(arguments[7]),
                        Integer.parseInt(arguments[8]));
        PoolPlan plan = new PoolPlan(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                arguments[3],
                arguments.length > 9 ? Integer.parseInt(arguments[9]) : PoolPlan.USUAL_PORT,
                faults);
        Files.writeString(Path.of(arguments[4]), hosts(plan));
        Optional<Path> socket = arguments.length > 10 ? Optional.of(Path.of(arguments[10])) : Optional.empty();
        try (SimulatedPool _ = SimulatedPool.start(plan, socket)) {
            if (arguments.length > 11) {
                try (SimulatedAgent _ = SimulatedAgent.start(plan, Path.of(arguments[11]))) {
                    untilInputEnds();
                }
            } else {
                untilInputEnds();
            }
        }
    }

    private static void untilInputEnds() throws IOException {
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Whatever is typed: only the end counts.
        }
    }

    private static String hosts(PoolPlan plan) {
        StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
        for (int node = 0; node < plan.nodes(); node++) {
            text.append(plan.address(node))
                    .append(' ')
                    .append(plan.nodeName(node))
                    .append('\n');
        }
        return text.toString();
    }
}
