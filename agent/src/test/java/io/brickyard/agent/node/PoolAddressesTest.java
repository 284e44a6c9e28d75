package io.brickyard.agent.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.NodeId;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolAddressesTest {

    private static final String ID = "4bc5317e-3312-4e58-bd09-feb3c95613d3";

    @TempDir
    Path workdir;

    @Test
    void peersAndThisMachineAreKnownWithoutGlusterd() throws Exception {
        Files.createDirectories(workdir.resolve("peers"));
        Files.writeString(
                workdir.resolve("peers").resolve(ID),
                "uuid=" + ID + "\nstate=3\nhostname1=192.0.2.7\nhostname2=2001:db8::7\n");
        assertThat(new PoolAddresses(workdir).look(Duration.ofSeconds(10)))
                .contains(
                        InetAddress.getByName("192.0.2.7"),
                        InetAddress.getByName("2001:db8::7"),
                        InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void withoutAPoolThisMachineIsKnown() throws Exception {
        assertThat(new PoolAddresses(workdir).look(Duration.ofSeconds(10)))
                .contains(InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void theNodesIdIsReadOnceItIsWhole() throws Exception {
        assertThat(NodeIdentity.read(workdir)).isEmpty();
        Files.writeString(workdir.resolve("glusterd.info"), "UUID=4bc5");
        assertThat(NodeIdentity.read(workdir)).isEmpty();
        Files.writeString(workdir.resolve("glusterd.info"), "UUID=" + ID + "\noperating-version=100000\n");
        assertThat(NodeIdentity.read(workdir)).contains(NodeId.parse(ID));
    }
}
