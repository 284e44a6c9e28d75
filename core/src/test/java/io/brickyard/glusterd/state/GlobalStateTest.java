package io.brickyard.glusterd.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.Recorded;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GlobalStateTest {

    private static GlobalState read(String file) {
        return GlobalState.parse(Recorded.bytes(file));
    }

    private static StateVolume volume(GlobalState state, String name) {
        return state.volumes().stream()
                .filter(v -> v.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nodeTellsOfItselfItsPeersAndItsServices() {
        GlobalState state = read("all-well/get-state.txt");
        assertThat(state.self()).isEqualTo(NodeId.parse("9320bfa8-b776-4d52-8a4d-486f4d6be7ab"));
        assertThat(state.opVersion()).isEqualTo(OptionalInt.of(100000));
        assertThat(state.peers()).extracting(GlobalState.StatePeer::connected).containsExactly(true, true);
        assertThat(state.services()).containsOnlyKeys("bitd", "scrub", "quotad").containsEntry("quotad", false);
        assertThat(state.volumes()).hasSize(7);
    }

    @Test
    void onlyLocalBricksHavePortSizeAndClients() {
        StateVolume arb = volume(read("all-well/get-state.txt"), "arb");
        assertThat(arb.bricks()).extracting(brick -> brick.local().isPresent()).containsExactly(true, false, false);
        assertThat(arb.bricks()).extracting(StateVolume.StateBrick::arbiter).containsExactly(false, false, true);
        assertThat(arb.bricks().getFirst().local())
                .contains(new StateVolume.Local(
                        Optional.of(new Port(58811)),
                        true,
                        true,
                        Optional.of(new Bytes(244011614208L)),
                        Optional.of(new Bytes(270553174016L)),
                        OptionalInt.of(3)));
        assertThat(arb.condition().selfHealDaemon()).contains(true);
        assertThat(arb.condition().quorum()).isEqualTo(StateVolume.ServerQuorum.NOT_APPLICABLE);
        assertThat(arb.options()).containsEntry("nfs.disable", "on");
    }

    @Test
    void killedBrickKeepsItsPortAndIsNotStarted() {
        StateVolume.Local killed = volume(read("one-brick-killed-from-node2/get-state.txt"), "arb")
                .bricks()
                .get(1)
                .local()
                .orElseThrow();
        assertThat(killed.started()).isFalse();
        assertThat(killed.registered()).isTrue();
        assertThat(killed.port()).isPresent();
    }

    @Test
    void brickThatNeverRanHasNoPort() {
        StateVolume stopped = volume(read("all-well/get-state.txt"), "stopd");
        assertThat(stopped.status()).isEqualTo(Volume.Status.CREATED);
        assertThat(stopped.bricks().getFirst().local().orElseThrow().port()).isEmpty();
    }

    @Test
    void deadPeerIsDisconnected() {
        assertThat(read("node-killed/get-state.txt").peers())
                .extracting(GlobalState.StatePeer::connected)
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void poolOptionsAndRebalancesAreRead() {
        GlobalState state = read("layouts/get-state.txt");
        assertThat(state.options()).containsEntry("cluster.server-quorum-ratio", "51");
        assertThat(volume(state, "ddisp").condition().rebalance().orElseThrow().status())
                .isEqualTo("completed");
        assertThat(volume(state, "ta").options()).containsEntry("client.ta-brick-port", "24500");
    }

    /** The keys are those of the sources: the recorded pools replicate nowhere. */
    @Test
    void geoReplicationWorkersAndOtherNamesAreRead() {
        String text = new String(Recorded.bytes("all-well/get-state.txt"), StandardCharsets.UTF_8)
                .replace("Peer1.othernames: ", "Peer1.othernames: ha2.example,10.0.0.2,")
                .replace(
                        "Volume1.gsync_count: 0",
                        "Volume1.gsync_count: 1\nVolume1.pair1.master_node: ha1\n"
                                + "Volume1.pair1.slave: root@far::gv0\nVolume1.pair1.session_status: Active");
        GlobalState state = GlobalState.parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(state.peers().getFirst().otherNames()).hasSize(2);
        assertThat(volume(state, "arb").replication().getFirst().status()).isEqualTo("Active");
    }

    @Test
    void everyTruncatedFileIsUnreadable() throws Exception {
        for (Path file : Recorded.all(".txt")) {
            byte[] whole = Files.readAllBytes(file);
            if (!file.getFileName().toString().startsWith("get-state")) {
                continue;
            }
            for (int length = 0; length < whole.length - 20; length += 97) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> GlobalState.parse(part))
                        .as("%s cut at %d", file, length)
                        .isInstanceOf(GlusterdFailure.Unreadable.class);
            }
        }
    }

    @Test
    void flippedBytesEndInAValueOrUnreadable() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] whole = Recorded.bytes("all-well/get-state.txt");
        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            for (int flips = 0; flips < 6; flips++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                GlobalState.parse(damaged);
            } catch (GlusterdFailure.Unreadable e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    @Test
    void tooLargeFileIsUnreadable() {
        assertThatThrownBy(() -> GlobalState.parse(new byte[(32 << 20) + 1]))
                .isInstanceOf(GlusterdFailure.Unreadable.class);
    }
}
