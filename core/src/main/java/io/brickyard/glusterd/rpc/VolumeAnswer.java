package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.VolumeAssembly;
import io.brickyard.pool.Volume;

/** Reads the answer to GET_VOLUME (keys {@code volume0.…}). */
final class VolumeAnswer {

    private static final String PREFIX = "volume0.";
    private static final int MOST_BRICKS = 1_000_000;

    private VolumeAnswer() {}

    static Volume read(Dictionary answer) {
        VolumeAssembly volume = VolumeAssembly.of(answer.need(PREFIX + "name"))
                .id(answer.need(PREFIX + "volume_id"))
                .status(answer.number(PREFIX + "status"))
                .replica(answer.number(PREFIX + "replica_count", 1))
                .arbiters(answer.number(PREFIX + "arbiter_count", 0))
                .disperse(answer.number(PREFIX + "disperse_count", 0))
                .redundancy(answer.number(PREFIX + "redundancy_count", 0))
                .snapshots(Math.max(0, answer.number(PREFIX + "snap_count", 0)));
        if (answer.number(PREFIX + "thin_arbiter_count", 0) > 0) {
            volume.thinArbiter(answer.need(PREFIX + "thin_arbiter_brick"));
        }
        answer.below(PREFIX + "option.").forEach(volume::option);
        int count = answer.number(PREFIX + "brick_count");
        if (count < 1 || count > MOST_BRICKS) {
            throw new GlusterdFailure.Unreadable("unreadable answer: a volume of " + count + " bricks");
        }
        for (int k = 1; k <= count; k++) {
            String key = PREFIX + "brick" + k;
            volume.brick(answer.need(key), answer.need(key + ".uuid"), answer.number(key + ".isArbiter", 0) == 1);
        }
        return volume.assemble();
    }
}
