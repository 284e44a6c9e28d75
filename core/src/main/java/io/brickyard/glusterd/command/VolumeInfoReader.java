package io.brickyard.glusterd.command;

import io.brickyard.glusterd.VolumeAssembly;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code volume info}.
 *
 * <p>Its XML says nothing of thin arbiters (seen with GlusterFS 10.3): such a volume looks like plain replica 2. The
 * text form has a line for it, so the text is asked for as soon as the XML has a volume that may have one.
 */
final class VolumeInfoReader {
    private static final String VOLUME_LINE = "Volume Name: ";
    private static final String THIN_ARBITER_LINE = "Thin-arbiter-path: ";

    private VolumeInfoReader() {}

    /**
     * @param thinArbiters by volume, as {@link #thinArbiters} read them from the text form
     */
    static List<Volume> read(XmlElement root, Map<String, String> thinArbiters) {
        List<Volume> volumes = new ArrayList<>();
        for (XmlElement volume : volumeElements(root)) {
            volumes.add(volume(volume, thinArbiters));
        }
        return volumes;
    }

    /** Whether a volume of the answer may have a thin arbiter that the XML conceals. */
    static boolean mayConcealThinArbiter(XmlElement root) {
        for (XmlElement volume : volumeElements(root)) {
            if (volume.count("replicaCount").orElse(1) == 2) {
                return true;
            }
        }
        return false;
    }

    /** The thin arbiters that the text form of {@code volume info} names, as {@code host:/path} by volume. */
    static Map<String, String> thinArbiters(String text) {
        Map<String, String> found = new HashMap<>();
        String volume = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith(VOLUME_LINE)) {
                volume = line.substring(VOLUME_LINE.length()).strip();
            } else if (line.startsWith(THIN_ARBITER_LINE)) {
                found.put(volume, line.substring(THIN_ARBITER_LINE.length()).strip());
            }
        }
        return found;
    }

    private static List<XmlElement> volumeElements(XmlElement root) {
        Optional<XmlElement> info = root.child("volInfo");
        return info.isPresent() ? info.get().below("volumes", "volume") : List.of();
    }

    private static Volume volume(XmlElement volume, Map<String, String> thinArbiters) {
        String name = Fields.needed(volume, "name");
        VolumeAssembly assembly = VolumeAssembly.of(name)
                .id(Fields.needed(volume, "id"))
                .status(volume.count("status").orElse(-1))
                .replica(volume.count("replicaCount").orElse(1))
                .arbiters(volume.count("arbiterCount").orElse(0))
                .disperse(volume.count("disperseCount").orElse(0))
                .redundancy(volume.count("redundancyCount").orElse(0))
                .snapshots(volume.count("snapshotCount").orElse(0))
                .thinArbiter(thinArbiters.getOrDefault(name, ""));
        for (XmlElement brick : volume.below("bricks", "brick")) {
            String node =
                    brick.text("hostUuid").or(() -> brick.attribute("uuid")).orElse("");
            assembly.brick(brick.text("name").orElse(brick.text()), node, brick.isOne("isArbiter"));
        }
        for (XmlElement option : volume.below("options", "option")) {
            assembly.option(
                    Fields.needed(option, "name"),
                    option.child("value").map(XmlElement::text).orElse(""));
        }
        return assembly.assemble();
    }
}
