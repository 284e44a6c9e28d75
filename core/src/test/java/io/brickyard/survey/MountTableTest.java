package io.brickyard.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountTableTest {

    private static final MountTable TABLE = MountTable.of(List.of(
            "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard",
            "30 22 254:16 / /bricks/b\\0401 ro,nosuid,noatime shared:7 master:2 - xfs /dev/vdb rw,attr2,inode64",
            "31 22 254:32 / /bricks/b2 rw,relatime - ext4 /dev/vdc ro,errors=remount-ro",
            "32 22 254:48 / /bricks/b3 ro,relatime - xfs /dev/vdd rw",
            "33 22 254:64 / /bricks/b3 rw,relatime - xfs /dev/vde rw",
            "this is no line of it"));

    @Test
    void inAServicesSandboxTheFileSystemsOwnStateCounts() {
        assertThat(TABLE.below(Path.of("/bricks/b 1/data")).orElseThrow())
                .isEqualTo(new MountTable.Mounted(
                        "/dev/vdb", Path.of("/bricks/b 1"), "xfs", "rw,nosuid,noatime,attr2,inode64"));
        assertThat(TABLE.below(Path.of("/bricks/b2")).orElseThrow().options())
                .isEqualTo("ro,relatime,errors=remount-ro");
    }

    @Test
    void theLastOnAPlaceCoversTheOthersAndTheLongestPlaceHoldsAPath() {
        assertThat(TABLE.below(Path.of("/bricks/b3/data")).orElseThrow().device())
                .isEqualTo("/dev/vde");
        assertThat(TABLE.below(Path.of("/bricks/b10")).orElseThrow().device()).isEqualTo("/dev/vda");
    }

    @Test
    void thisMachineHasARoot() {
        assertThat(MountTable.ofThisMachine().below(Path.of("/"))).isPresent();
    }
}
