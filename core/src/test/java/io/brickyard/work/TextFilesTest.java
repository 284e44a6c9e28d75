package io.brickyard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code glusterd.vol}, {@code fstab} and the table of mounts, as text. */
class TextFilesTest {

    private static final String VOLFILE = """
            # Ours since 2019, ask Kim.
            volume management
                type mgmt/glusterd
                option working-directory /var/lib/glusterd
                option ping-timeout 0 # stock
            #   option lock-timer 180
                option event-threads 1
            end-volume
            """;

    @Test
    void onlyTheOptionsChangeAndCommentsStay() {
        String changed = Volfile.with(VOLFILE, Map.of("ping-timeout", "10", "lock-timer", "120", "event-threads", "1"));
        assertThat(changed).isEqualTo("""
                        # Ours since 2019, ask Kim.
                        volume management
                            type mgmt/glusterd
                            option working-directory /var/lib/glusterd
                            option ping-timeout 10 # stock
                        #   option lock-timer 180
                            option event-threads 1
                            option lock-timer 120
                        end-volume
                        """);
        assertThat(Volfile.options(changed)).containsEntry("ping-timeout", "10").containsEntry("lock-timer", "120");
        assertThat(Volfile.with(changed, Map.of("ping-timeout", "10", "lock-timer", "120")))
                .isEqualTo(changed);
    }

    @Test
    void whatIsNoVolfileIsNotChanged() {
        assertThatThrownBy(() -> Volfile.with("nothing\n", Map.of("ping-timeout", "10")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineOfFstabIsFoundByItsPlaceAndCommentsAreNone() {
        FileSystemTable table =
                FileSystemTable.parse("# /dev/sdb /bricks/b1 xfs\n\nUUID=abc   /bricks/b\\0401 xfs defaults 0 0");
        assertThat(table.at("/bricks/b1")).isEmpty();
        assertThat(table.at("/bricks/b 1")).contains("UUID=abc");
        FileSystemTable more = table.with("def", "/bricks/b1", "noatime,inode64");
        assertThat(more.at("/bricks/b1")).contains("UUID=def");
        assertThat(more.text()).isEqualTo("""
                        # /dev/sdb /bricks/b1 xfs

                        UUID=abc   /bricks/b\\0401 xfs defaults 0 0
                        UUID=def /bricks/b1 xfs noatime,inode64,nofail 0 0
                        """);
    }

    @Test
    void ofTwoMountsAtOnePlaceTheLastCounts() {
        Mounts mounts = Mounts.of(List.of(
                "22 1 8:1 / / rw - ext4 /dev/sda1 rw",
                "30 22 8:16 / /bricks/b\\0401 rw - xfs /dev/sdb rw",
                "31 30 8:32 / /bricks/b\\0401 rw - xfs /dev/sdc rw"));
        assertThat(mounts.at(Path.of("/bricks/b 1")))
                .hasValueSatisfying(mount -> assertThat(mount.device()).isEqualTo("8:32"));
        assertThat(mounts.of("8:16")).isPresent();
        assertThat(mounts.within(Path.of("/bricks"))).isTrue();
        assertThat(mounts.within(Path.of("/brick"))).isFalse();
    }

    @Test
    void aDevicesNumberIsReadAsTheCLibraryMadeIt() {
        assertThat(BlockDevice.number(0x0701L)).isEqualTo("7:1");
        assertThat(BlockDevice.number(0x10340aL)).isEqualTo("52:266");
    }
}
