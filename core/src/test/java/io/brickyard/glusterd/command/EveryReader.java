package io.brickyard.glusterd.command;

import java.util.Map;

/** Reads an answer with every reader; each ignores what is not its own. */
final class EveryReader {

    private EveryReader() {}

    static void read(byte[] output) {
        XmlElement root = Answer.of("volume info", new Printout(output, "", 0));
        PeerReader.read(root);
        VolumeInfoReader.mayConcealThinArbiter(root);
        VolumeInfoReader.read(root, Map.of());
        VolumeStatusReader.read(root);
        HealReader.info(root).distinct();
        HealReader.summary(root).complete();
        ListReader.volumeNames(root);
        ListReader.options(root);
        ListReader.quota(root);
        ListReader.snapshotNames(root);
        ListReader.snapshots(root);
        ListReader.geoReplication(root);
        if (root.child("volRebalance").isPresent()
                || root.child("volRemoveBrick").isPresent()) {
            TaskReader.read(root);
        }
    }
}
