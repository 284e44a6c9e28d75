package io.brickyard.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A volume as its pool's configuration describes it; says nothing about whether it works.
 *
 * @param status what an administrator last asked for
 * @param options the options that were set on the volume (not the defaults), by their GlusterFS names
 * @param snapshots how many snapshots the volume has
 */
public record Volume(
        VolumeName name,
        UUID id,
        Status status,
        Layout layout,
        List<Subvolume> subvolumes,
        Map<String, String> options,
        int snapshots) {

    /** What an administrator last asked for. Numbers are GlusterFS's own (glusterd.h, GLUSTERD_STATUS_*). */
    public enum Status {
        CREATED,
        STARTED,
        STOPPED
    }

    public Volume {
        subvolumes = List.copyOf(subvolumes);
        options = Map.copyOf(options);
        if (subvolumes.isEmpty()) {
            throw new IllegalArgumentException("volume " + name + " without bricks");
        }
        for (Subvolume subvolume : subvolumes) {
            if (subvolume.bricks().size() != layout.bricksPerSubvolume()) {
                throw new IllegalArgumentException("volume " + name + ": subvolume " + subvolume.index() + " has "
                        + subvolume.bricks().size() + " bricks, its layout " + layout.bricksPerSubvolume());
            }
        }
    }

    /**
     * Cuts the bricks of a volume, in the order of {@code volume info}, into consecutive subvolumes.
     *
     * @throws IllegalArgumentException when the number of bricks is no multiple of the layout's
     */
    public static List<Subvolume> inSubvolumes(Layout layout, List<Brick> bricks) {
        int size = layout.bricksPerSubvolume();
        if (bricks.isEmpty() || bricks.size() % size != 0) {
            throw new IllegalArgumentException(bricks.size() + " bricks do not form subvolumes of " + size);
        }
        List<Subvolume> subvolumes = new ArrayList<>(bricks.size() / size);
        for (int from = 0; from < bricks.size(); from += size) {
            subvolumes.add(new Subvolume(from / size, bricks.subList(from, from + size)));
        }
        return List.copyOf(subvolumes);
    }

    public List<Brick> bricks() {
        return subvolumes.stream()
                .flatMap(subvolume -> subvolume.bricks().stream())
                .toList();
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public boolean isStarted() {
        return status == Status.STARTED;
    }

    /** GlusterFS's own word for the type, as {@code volume info} prints it, for example {@code Distributed-Replicate}. */
    public String typeName() {
        String base =
                switch (layout.kind()) {
                    case SINGLE -> "Distribute";
                    case REPLICATED, THIN_ARBITRATED -> "Replicate";
                    case DISPERSED -> "Disperse";
                };
        boolean distributed = subvolumes.size() > 1 && !(layout instanceof Layout.Single);
        return distributed ? "Distributed-" + base : base;
    }

    /** Whether files of this volume can need healing at all. */
    public boolean canHeal() {
        return !(layout instanceof Layout.Single);
    }
}
