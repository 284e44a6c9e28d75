package io.brickyard.glusterd.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnBricksTest {

    private static final String SELF = "112e8d15-5689-4b56-9035-19a423ee53dc";
    private static final String PEER = "651ffb28-6017-4570-a8a0-bd21994a2fb9";
    private static final String NOBODY = "751ffb28-6017-4570-a8a0-bd21994a2fb9";

    @TempDir
    private Path glusterd;

    @BeforeEach
    void aNodeAndItsPeer() throws IOException {
        write("glusterd.info", "UUID=" + SELF + "\noperating-version=100000\n");
        write("peers/" + PEER, "uuid=" + PEER + "\nstate=3\nhostname1=gl2\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = glusterd.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private void stored(String host, String path, String brick) throws IOException {
        String name = host + ":" + path.replace('/', '-');
        write("vols/gv0/info", "type=2\ncount=1\nbrick-0=" + name + "\n");
        write("vols/gv0/bricks/" + name, brick);
    }

    private void volume(String node, String host, String path) throws IOException {
        stored(host, path, "uuid=" + node + "\nhostname=" + host + "\npath=" + path + "\nreal_path=" + path + "\n");
    }

    private Optional<String> use(String folder) {
        return new OwnBricks(glusterd).use(Path.of(folder), Path.of(folder));
    }

    @Test
    void aBrickOfThisNodeIsInUseByWhateverNameOfTheNode() throws IOException {
        volume(SELF, "10.0.0.1", "/bricks/b1/gv0");
        assertThat(use("/bricks/b1/gv0"))
                .hasValueSatisfying(why -> assertThat(why).contains("the volume gv0"));
        assertThat(use("/bricks/b1/gv0/inner")).isPresent();
        assertThat(use("/bricks/b1")).isPresent();
        assertThat(use("/bricks/b1/gv01")).isEmpty();
        assertThat(use("/bricks/b2/gv0")).isEmpty();
    }

    @Test
    void aPeersBrickAtTheSamePathIsNot() throws IOException {
        volume(PEER, "gl2", "/bricks/b1/gv0");
        assertThat(use("/bricks/b1/gv0")).isEmpty();
    }

    @Test
    void whereItReallyLiesCountsToo() throws IOException {
        stored("gl1", "/link/gv0", "uuid=" + SELF + "\nhostname=gl1\npath=/link/gv0\nreal_path=/bricks/b1/gv0\n");
        assertThat(use("/bricks/b1/gv0")).isPresent();
        assertThat(new OwnBricks(glusterd).use(Path.of("/other/gv0"), Path.of("/link/gv0")))
                .isPresent();
    }

    @Test
    void aBrickOfNobodyWhoIsKnownCountsAsThisNodes() throws IOException {
        volume(NOBODY, "gl9", "/bricks/b1/gv0");
        assertThat(use("/bricks/b1/gv0")).isPresent();
    }

    @Test
    void withoutAnIdThePeersNamesTell() throws IOException {
        stored("gl2", "/bricks/b1/gv0", "hostname=gl2\npath=/bricks/b1/gv0\n");
        assertThat(use("/bricks/b1/gv0")).isEmpty();
        stored("gl1", "/bricks/b1/gv0", "hostname=gl1\npath=/bricks/b1/gv0\n");
        assertThat(use("/bricks/b1/gv0")).isPresent();
    }

    @Test
    void whatIsDamagedCountsAsInUse() throws IOException {
        stored("gl1", "/bricks/b1/gv0", "");
        assertThat(use("/bricks/b1/gv0")).isPresent();
        assertThat(use("/bricks/b2/gv0")).isEmpty();
        write("vols/gv0/info", "");
        assertThat(use("/bricks/b2/gv0"))
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be read"));
    }

    /** As after a commit of its removal, should the brick's own file stay behind. */
    @Test
    void aBrickThatItsVolumeDoesNotNameIsNot() throws IOException {
        volume(SELF, "gl1", "/bricks/b1/gv0");
        write("vols/gv0/info", "count=1\nbrick-0=gl1:-bricks-b2-gv0\n");
        assertThat(use("/bricks/b1/gv0")).isEmpty();
    }

    @Test
    void aDeletedVolumeHasNone() throws IOException {
        volume(SELF, "gl1", "/bricks/b1/gv0");
        Files.delete(glusterd.resolve("vols/gv0/info"));
        assertThat(use("/bricks/b1/gv0")).isEmpty();
    }

    @Test
    void namesAreComparedByTheirBytes() throws IOException {
        volume(SELF, "gl1", "/bricks/ä b/gv0");
        assertThat(use("/bricks/ä b/gv0")).isPresent();
        assertThat(use("/bricks/ö b/gv0")).isEmpty();
    }
}
