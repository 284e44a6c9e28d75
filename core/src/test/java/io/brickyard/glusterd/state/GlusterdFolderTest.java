package io.brickyard.glusterd.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlusterdFolderTest {

    private static final String SELF = "cd512901-9b41-4a11-bdbb-ebacac70b728";
    private static final String PEER = "19bda102-b266-427b-950b-b42875cf4e3e";

    @TempDir
    Path path;

    private void write(String file, String content) throws IOException {
        Path target = path.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, content);
    }

    private GlusterdFolder folder() {
        return new GlusterdFolder(path);
    }

    @Test
    void knowsTheNodeItselfAndItsPeers() throws IOException {
        write("glusterd.info", "UUID=" + SELF + "\noperating-version=100000\n");
        write("peers/" + PEER, "uuid=" + PEER + "\nstate=3\nhostname1=ha2\nhostname2=10.0.0.2\n");

        assertThat(folder().self()).contains(NodeId.parse(SELF));
        assertThat(folder().peers())
                .isEqualTo(Map.of(NodeId.parse(PEER), List.of(new HostName("ha2"), new HostName("10.0.0.2"))));
    }

    @Test
    void absentFolderKnowsNothing() {
        GlusterdFolder absent = new GlusterdFolder(path.resolve("absent"));

        assertThat(absent.self()).isEmpty();
        assertThat(absent.peers()).isEmpty();
    }

    @Test
    void damagedFilesAreAsIfTheyWereNotThere() throws IOException {
        write("glusterd.info", "UUID=\u0000\u0000\n=\n==\nno line");
        write("peers/a", "uuid=not-one\nhostname1=ha2\n");
        write("peers/b", "");
        write("peers/c", "uuid=" + PEER + "\nhostname1=-rf\nhostname1=../x\nhostname2=ha2\n");
        Files.createDirectories(path.resolve("peers/folder"));

        assertThat(folder().self()).isEmpty();
        assertThat(folder().peers()).isEqualTo(Map.of(NodeId.parse(PEER), List.of(new HostName("ha2"))));
    }

    @Test
    void fileBeyondReasonIsNotRead() throws IOException {
        write("glusterd.info", "UUID=" + SELF + "\n" + "x".repeat(2 << 20));

        assertThat(folder().self()).isEmpty();
    }
}
