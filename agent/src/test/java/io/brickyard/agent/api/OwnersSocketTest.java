package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnersSocketTest {

    @TempDir
    Path folder;

    @Test
    void untilItHasItsModeItIsWhereNobodyElseMayGo() throws IOException {
        Path place = folder.resolve("agent.sock");
        OwnersSocket socket = OwnersSocket.at(place);
        try (ServerSocketChannel server = bound(socket.birthplace())) {
            assertThat(mode(socket.birthplace().resolveSibling(""))).isEqualTo("rwx------");
            assertThat(place).doesNotExist();
            assertThat(socket.birthplace().toString().length())
                    .isLessThanOrEqualTo(place.toString().length());

            socket.publish();

            assertThat(mode(place)).isEqualTo("rw-------");
            assertThat(socket.birthplace().getParent()).doesNotExist();
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(place))) {
                assertThat(client.isConnected()).isTrue();
            }
            assertThat(server.isOpen()).isTrue();
        }
        socket.remove();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAKilledAgentLeftIsReplaced() throws IOException {
        Path place = folder.resolve("agent.sock");
        bound(place).close();
        OwnersSocket socket = OwnersSocket.at(place);
        try (ServerSocketChannel server = bound(socket.birthplace())) {
            socket.publish();
            SocketChannel.open(UnixDomainSocketAddress.of(place)).close();
            assertThat(server.isOpen()).isTrue();
        }
    }

    @Test
    void whatWasNotOpenedLeavesTheSocketOfSomebodyElseAlone() throws IOException {
        Path place = Files.createFile(folder.resolve("agent.sock"));
        OwnersSocket.at(place).remove();

        assertThat(folder).isDirectoryContaining(place::equals);
        assertThatThrownBy(() -> OwnersSocket.at(folder.resolve("absent/agent.sock")))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** Somebody looks at the folder all the while, as fast as can be. */
    @Test
    void nobodySeesAServersSocketWithAnotherMode() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Set<String> seen = new TreeSet<>();
        AtomicBoolean enough = new AtomicBoolean();
        Thread looking = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                look(seen);
            }
        });
        for (int i = 0; i < 40; i++) {
            try (Running running = new Running(folder)) {
                assertThat(running.get("/healthz")).isEqualTo("alive\n");
            }
        }
        enough.set(true);
        looking.join();

        assertThat(seen).contains("socket rw-------").isSubsetOf("socket rw-------", "folder rwx------");
    }

    private void look(Set<String> seen) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                try {
                    PosixFileAttributes attributes = Files.readAttributes(entry, PosixFileAttributes.class);
                    seen.add((attributes.isDirectory() ? "folder " : "socket ")
                            + PosixFilePermissions.toString(attributes.permissions()));
                } catch (NoSuchFileException gone) {
                    continue;
                }
            }
        } catch (IOException unexpected) {
            seen.add(unexpected.toString());
        }
    }

    private static ServerSocketChannel bound(Path path) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
