package io.brickyard.agent.intake;

import io.brickyard.pool.Bytes;
import java.util.List;

/**
 * Where and how datagrams are taken in.
 *
 * @param sockets for each address and port; the kernel spreads senders over them, and each has a buffer of its own
 * @param readers threads that empty the sockets
 * @param socketBuffer asked for each socket; without CAP_NET_ADMIN the kernel gives at most {@code net.core.rmem_max}
 * @param memory for what has been taken in and is not yet kept
 */
public record IntakeSettings(
        List<String> addresses, List<Integer> ports, int sockets, int readers, Bytes socketBuffer, Bytes memory) {

    /** GlusterFS sends to the first since 9.6 and 10.0, to the second before. */
    public static final List<Integer> USUAL_PORTS = List.of(55555, 24009);

    public static final IntakeSettings USUAL =
            new IntakeSettings(List.of("0.0.0.0", "::"), USUAL_PORTS, 32, 2, new Bytes(4 << 20), new Bytes(64 << 20));

    public IntakeSettings {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }

    public IntakeSettings withPorts(List<Integer> others) {
        return new IntakeSettings(addresses, others, sockets, readers, socketBuffer, memory);
    }
}
