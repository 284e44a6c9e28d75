package io.brickyard.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSocketsTest {

    private static final String HEADING =
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n";

    @TempDir
    Path process;

    @Test
    void countsTheDropsOfItsOwnSocketsAndOfNoOthers() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            Files.createDirectories(process.resolve("net"));
            Files.createDirectories(process.resolve("fd"));
            Files.createSymbolicLink(process.resolve("fd/7"), Path.of("socket:[111]"));
            Files.createSymbolicLink(process.resolve("fd/8"), Path.of("socket:[222]"));
            Files.createSymbolicLink(process.resolve("fd/9"), Path.of("socket:[444]"));
            Files.createSymbolicLink(process.resolve("fd/1"), Path.of("/dev/null"));
            write("net/udp", row(port, 111, 5) + row(port, 333, 1000) + row(port + 1, 444, 1000));
            write("net/udp6", row(port, 222, 2));
            OwnSockets sockets = new OwnSockets(process, List.of(channel));
            assertThat(sockets.descriptors()).containsExactlyInAnyOrder(7, 8);
            assertThat(sockets.drops()).isEqualTo(7);
            // One is closed, and its row is gone; what it dropped stays dropped.
            write("net/udp", row(port, 111, 9));
            write("net/udp6", "");
            assertThat(sockets.drops()).isEqualTo(11);
        }
    }

    @Test
    void withoutProcNothingIsCounted() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            assertThat(new OwnSockets(process.resolve("absent"), List.of(channel)).drops())
                    .isZero();
        }
    }

    private void write(String file, String rows) throws IOException {
        Files.writeString(process.resolve(file), HEADING + rows);
    }

    private static String row(int port, int inode, int drops) {
        return "  123: 0100007F:%04X 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 %d 2 0000000000000000 %d\n"
                .formatted(port, inode, drops);
    }
}
