package io.brickyard.lab.events;

import io.brickyard.lab.LabNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes the place of a daemon at the port of events on a node, notes every datagram, and passes each on to daemons at other
 * ports of the same node: all of them hear the same. It is the machine's, and ends with it.
 */
final class Relay {

    private static final String NOTED = "/var/log/datagrams";
    private static final String PROGRAM = """
            import socket, select, sys
            four = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            four.bind(("0.0.0.0", 55555))
            six = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
            six.bind(("::1", 55555))
            on = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            with open("/var/log/datagrams", "w") as noted:
                while True:
                    for ready in select.select([four, six], [], [])[0]:
                        datagram = ready.recv(65536)
                        noted.write(datagram.hex() + "\\n")
                        noted.flush()
                        for port in sys.argv[1:]:
                            on.sendto(datagram, ("127.0.0.1", int(port)))
            """;

    private final LabNode node;

    private Relay(LabNode node) {
        this.node = node;
    }

    static Relay between(LabNode node, int... ports) {
        Eventsapi tool = new Eventsapi(node);
        try {
            Files.writeString(node.onHost("/var/log/relay.py"), PROGRAM);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        StringBuilder words = new StringBuilder();
        for (int port : ports) {
            words.append(' ').append(port);
        }
        tool.must("sh", "-c", "setsid python3 /var/log/relay.py" + words + " >/var/log/relay.out 2>&1 </dev/null &");
        tool.awaitListening(node, 55555);
        return new Relay(node);
    }

    /** Every datagram so far. */
    List<byte[]> noted() {
        try (var lines = Files.lines(node.onHost(NOTED))) {
            return lines.map(HexFormat.of()::parseHex).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
