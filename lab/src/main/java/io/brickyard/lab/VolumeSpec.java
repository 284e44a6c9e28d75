package io.brickyard.lab;

import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;

/**
 * A volume to create in a lab; its bricks go to the nodes in turn, each to a file system of its own.
 *
 * @param typeWords the words of {@code gluster volume create} that tell the type, for example {@code replica 3 arbiter 1}
 * @param bricks how many bricks in all
 * @param setSize how many of them hold the same files; 1 for a distributed volume
 */
public record VolumeSpec(VolumeName name, List<String> typeWords, int bricks, int setSize) {

    public VolumeSpec {
        typeWords = List.copyOf(typeWords);
        if (bricks < 1 || setSize < 1 || bricks % setSize != 0) {
            throw new IllegalArgumentException(bricks + " bricks do not form sets of " + setSize);
        }
    }

    public static VolumeSpec distribute(String name, int bricks) {
        return new VolumeSpec(new VolumeName(name), List.of(), bricks, 1);
    }

    /** {@code sets} replica sets of {@code copies} bricks. */
    public static VolumeSpec replicate(String name, int sets, int copies) {
        return of(name, sets, copies, "replica", Integer.toString(copies));
    }

    /** {@code sets} replica sets of two data bricks and an arbiter. */
    public static VolumeSpec arbiter(String name, int sets) {
        return of(name, sets, 3, "replica", "3", "arbiter", "1");
    }

    /** {@code sets} disperse sets of {@code size} bricks, any {@code redundancy} of which may be lost. */
    public static VolumeSpec disperse(String name, int sets, int size, int redundancy) {
        return of(name, sets, size, "disperse", Integer.toString(size), "redundancy", Integer.toString(redundancy));
    }

    /** One volume of each usual type; takes six bricks on each of three nodes. */
    public static List<VolumeSpec> demo() {
        return List.of(
                distribute("dist", 3),
                replicate("rep3", 1, 3),
                arbiter("arb", 1),
                disperse("disp", 1, 3, 1),
                replicate("drep", 2, 3));
    }

    private static VolumeSpec of(String name, int sets, int size, String... words) {
        return new VolumeSpec(new VolumeName(name), List.of(words), sets * size, size);
    }

    /** The arguments of {@code gluster} that create it on these bricks, given as {@code host:/path}. */
    List<String> createCommand(List<String> places, int nodes) {
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script", "volume", "create", name.value()));
        command.addAll(typeWords);
        command.addAll(places);
        if (nodes < setSize) {
            // Two bricks of a set on one node: glusterd wants to hear that this is meant.
            command.add("force");
        }
        return List.copyOf(command);
    }
}
