package io.brickyard.glusterd.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredVolumesTest {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path glusterd;

    @Test
    void aVolumeIsReadAsGlusterdWroteIt() throws IOException {
        volume("gv0", "features.bitrot=on\nuser.note=a=b\n", THEN);
        brick("gv0", "ha1:-bricks-b1", "uuid=x\nhostname=ha1\npath=/bricks/b1\ndecommissioned=0\n", THEN);
        brick("gv0", "ha2:-bricks-b1", "uuid=y\nhostname=ha2\npath=/bricks/b1\ndecommissioned=1\n", THEN);
        Files.createDirectories(glusterd.resolve("vols/being-made"));

        StoredVolume volume = new StoredVolumes(glusterd).now().getFirst();

        assertThat(volume.name()).isEqualTo("gv0");
        assertThat(volume.written()).isEqualTo(THEN);
        assertThat(volume.settings()).containsEntry("features.bitrot", "on").containsEntry("user.note", "a=b");
        assertThat(volume.bricks())
                .containsExactlyInAnyOrder(
                        new StoredVolume.Brick("ha1:/bricks/b1", false),
                        new StoredVolume.Brick("ha2:/bricks/b1", true));
    }

    @Test
    void onlyWhatWasWrittenSinceIsReadAgain() throws IOException {
        volume("gv0", "features.bitrot=on\n", THEN);
        StoredVolumes volumes = new StoredVolumes(glusterd);
        StoredVolume before = volumes.now().getFirst();
        assertThat(volumes.now().getFirst()).isSameAs(before);

        brick("gv0", "ha1:-b", "hostname=ha1\npath=/b\n", THEN.plusSeconds(1));
        assertThat(volumes.now().getFirst().bricks()).hasSize(1);
        volume("gv0", "features.bitrot=off\n", THEN.plusSeconds(2));
        assertThat(volumes.now().getFirst().settings()).containsEntry("features.bitrot", "off");
    }

    @Test
    void withoutAFolderThereIsNoVolume() {
        assertThat(new StoredVolumes(glusterd).now()).isEmpty();
    }

    private void volume(String name, String info, Instant written) throws IOException {
        Path bricks = Files.createDirectories(glusterd.resolve("vols/" + name + "/bricks"));
        Path file = Files.writeString(bricks.resolveSibling("info"), info);
        Files.setLastModifiedTime(file, FileTime.from(written));
        Files.setLastModifiedTime(bricks, FileTime.from(written));
    }

    private void brick(String volume, String file, String text, Instant written) throws IOException {
        Path bricks = glusterd.resolve("vols/" + volume + "/bricks");
        Files.writeString(bricks.resolve(file), text);
        Files.setLastModifiedTime(bricks, FileTime.from(written));
    }
}
