package io.brickyard.glusterd.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeAnswerTest {

    /** The keys of a real replica 3 volume, to be falsified. */
    private static Map<String, String> real() {
        return new HashMap<>(Dictionary.read(Recorded.dictionary("volume-rep3")).below(""));
    }

    private static void assertUnreadable(Map<String, String> keys) {
        assertThatThrownBy(() -> VolumeAnswer.read(Dictionary.of(keys))).isInstanceOf(GlusterdFailure.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "brick_count, 2",
        "brick_count, 4",
        "brick_count, 0",
        "brick_count, -1",
        "brick_count, 2147483647",
        "brick_count, 99999999999999999999",
        "replica_count, 2",
        "replica_count, 2147483647",
        "arbiter_count, 3",
        "arbiter_count, -1",
        "disperse_count, 3",
        "disperse_count, 2",
        "thin_arbiter_count, 1",
        "status, 7",
        "status, started",
        "volume_id, 1",
        "name, ../../etc",
        "name, -rf",
        "brick1, nowhere",
        "brick1, -rf:/b",
        "brick1, :/b",
        "brick1.uuid, 00",
        "snap_count, many",
    })
    void falsifiedVolumeIsUnreadable(String key, String value) {
        Map<String, String> keys = real();
        keys.put("volume0." + key, value);

        assertUnreadable(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "volume_id", "status", "brick_count", "brick2", "brick2.uuid"})
    void volumeThatLacksWhatEveryVersionTellsIsUnreadable(String key) {
        Map<String, String> keys = real();
        assertThat(keys.remove("volume0." + key)).isNotNull();

        assertUnreadable(keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dist_count", "arbiter_count", "disperse_count", "snap_count", "rebalance", "type", "transport"})
    void volumeThatLacksWhatOnlySomeVersionsTellIsTheSame(String key) {
        Map<String, String> keys = real();
        assertThat(keys.remove("volume0." + key)).isNotNull();

        assertThat(VolumeAnswer.read(Dictionary.of(keys))).isEqualTo(VolumeAnswer.read(Dictionary.of(real())));
    }

    @Test
    void sevenBricksDoNotFormSetsOfThree() {
        Map<String, String> keys = real();
        keys.put("volume0.brick_count", "7");
        for (int k = 4; k <= 7; k++) {
            keys.put("volume0.brick" + k, "rt1:/srv/more" + k);
            keys.put("volume0.brick" + k + ".uuid", new UUID(0, 1).toString());
        }

        assertThatThrownBy(() -> VolumeAnswer.read(Dictionary.of(keys)))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("7 bricks do not form subvolumes of 3");
    }

    @Test
    void sameBrickTwiceIsUnreadable() {
        Map<String, String> keys = real();
        keys.put("volume0.brick2", keys.get("volume0.brick1"));
        keys.put("volume0.brick2.uuid", keys.get("volume0.brick1.uuid"));

        assertUnreadable(keys);
    }

    /** Asked with other bytes than those it has, glusterd would say that the brick does not run: a false alarm. */
    @Test
    void brickPathThatIsNoUtf8IsUnreadableRatherThanDown() {
        Map<String, String> keys = real();
        keys.put("volume0.brick2", "rt2:/srv/caf_/b");
        byte[] bytes = Dictionary.of(keys).bytes();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("caf_") + 3;
        bytes[at] = (byte) 0xe9;

        assertThatThrownBy(() -> VolumeAnswer.read(Dictionary.read(bytes)))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void anotherVolumeThanTheOneAskedForIsUnreadable() {
        Friends alone = new Friends(new NodeId(new UUID(0, 1)), List.of());
        Knowledge lying = new Knowledge(alone).volume("asked", real());
        try (FakeGlusterd fake = FakeGlusterd.listening(lying);
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), Deadline.in(Duration.ofSeconds(10)))) {
            assertThatThrownBy(() -> client.volume(new VolumeName("asked")))
                    .isInstanceOf(GlusterdFailure.Unreadable.class);
        }
    }
}
