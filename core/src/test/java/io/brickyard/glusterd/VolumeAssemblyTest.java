package io.brickyard.glusterd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Port;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import org.junit.jupiter.api.Test;

class VolumeAssemblyTest {
    private static final String NODE = "880f7421-320b-4ab6-84ac-170f23e44083";

    private static VolumeAssembly started(int bricks) {
        VolumeAssembly assembly = VolumeAssembly.of("gv0")
                .id("62f7f1b1-b8ac-4a3d-aff6-0c9d58d29e00")
                .status(1);
        for (int i = 0; i < bricks; i++) {
            assembly.brick("ha" + i + ":/b" + i, NODE, false);
        }
        return assembly;
    }

    @Test
    void lastOfEachSetArbitratesWhenBricksAreNotMarked() {
        Volume volume = started(6).replica(3).arbiters(1).assemble();
        assertThat(volume.layout()).isEqualTo(new Layout.Replicated(3, 1));
        assertThat(volume.bricks())
                .extracting(Brick::role)
                .containsExactly(
                        Brick.Role.DATA,
                        Brick.Role.DATA,
                        Brick.Role.ARBITER,
                        Brick.Role.DATA,
                        Brick.Role.DATA,
                        Brick.Role.ARBITER);
    }

    @Test
    void markedArbitersCountEvenWithoutArbiterCount() {
        Volume volume = started(2).replica(3).brick("ha9:/b9", NODE, true).assemble();
        assertThat(volume.layout()).isEqualTo(new Layout.Replicated(3, 1));
        assertThat(volume.bricks().get(2).role()).isEqualTo(Brick.Role.ARBITER);
    }

    @Test
    void thinArbiterListensOnGlusterdsPortUnlessTheOptionSaysOtherwise() {
        Volume usual = started(4).replica(2).thinArbiter("ta:/t").assemble();
        Volume chosen = started(4)
                .option("client.ta-brick-port", "24500")
                .replica(2)
                .thinArbiter("ta:/t")
                .assemble();
        assertThat(thinArbiter(usual).port()).isEqualTo(ThinArbiter.DEFAULT_PORT);
        assertThat(thinArbiter(chosen).port()).isEqualTo(new Port(24500));
        assertThat(chosen.subvolumes()).hasSize(2);
    }

    private static ThinArbiter thinArbiter(Volume volume) {
        return ((Layout.ThinArbitrated) volume.layout()).thinArbiter();
    }

    @Test
    void hostMayBeAnIpv6Literal() {
        assertThat(VolumeAssembly.hostOf("fd00::1:/bricks/a:/b")).isEqualTo(new HostName("fd00::1"));
        assertThat(VolumeAssembly.pathOf("fd00::1:/bricks/a:/b").value()).isEqualTo("/bricks/a:/b");
    }

    @Test
    void whatMakesNoSenseIsUnreadableAndNamesTheVolume() {
        assertUnreadable(started(5).replica(3), "5 bricks");
        assertUnreadable(started(3).status(7), "status 7");
        assertUnreadable(started(3).disperse(3).redundancy(2), "redundancy 2");
        assertUnreadable(started(3).replica(3).thinArbiter("ta:/t"), "thin arbiter");
        assertUnreadable(started(2).replica(2).thinArbiter("ta:/t").option("client.ta-brick-port", "x"), "\"x\"");
        assertUnreadable(started(1).brick("no place", NODE, false), "no place");
        assertUnreadable(started(1).brick("ha1:/b", "no uuid", false), "no uuid");
    }

    private static void assertUnreadable(VolumeAssembly assembly, String reason) {
        assertThatThrownBy(assembly::assemble)
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("gv0")
                .hasMessageContaining(reason);
    }
}
