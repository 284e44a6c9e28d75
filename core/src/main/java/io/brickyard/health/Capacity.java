package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much fits into a volume or a pool.
 *
 * <p>Raw is the sum of the file systems below the bricks, each counted once however many bricks share it. Usable is what
 * clients can store: per subvolume its smallest data brick (times the data bricks if it is dispersed; arbiters hold no
 * content and are left out), added up over the subvolumes. A figure that would need a size nobody told is unknown, with
 * the reason; a partial sum is never passed off as the whole.
 *
 * @param shared whether bricks share a file system, so that usable figures of several volumes must not be added up
 */
public record Capacity(Figure raw, Figure usable, boolean shared) {

    public sealed interface Figure {}

    /** Both sizes are known. */
    public record Known(Bytes total, Bytes free) implements Figure {
        public Bytes used() {
            return new Bytes(Math.max(0, total.count() - free.count()));
        }

        private Known plus(Known other) {
            return new Known(total.plus(other.total), free.plus(other.free));
        }

        private Known smaller(Known other) {
            return new Known(
                    total.compareTo(other.total) <= 0 ? total : other.total,
                    free.compareTo(other.free) <= 0 ? free : other.free);
        }

        private Known times(int factor) {
            return new Known(
                    new Bytes(Math.multiplyExact(total.count(), factor)),
                    new Bytes(Math.multiplyExact(free.count(), factor)));
        }
    }

    /** Some size that is needed is not known; the reason is for a person. */
    public record Unknown(String reason) implements Figure {}

    private static final Known NOTHING = new Known(new Bytes(0), new Bytes(0));

    /** The capacity of one volume. */
    public static Capacity of(Volume volume, Survey survey) {
        boolean shared = anyShared(volume, survey, bricksByFileSystem(survey));
        return new Capacity(raw(volume.bricks(), survey), usable(volume, survey), shared);
    }

    /** The capacity of the whole pool; usable is unknown when bricks share file systems. */
    public static Capacity ofPool(Survey survey) {
        List<Brick> bricks = new ArrayList<>();
        Figure usable = NOTHING;
        boolean shared = false;
        Map<FileSystem, Integer> bricksByFileSystem = bricksByFileSystem(survey);
        for (Volume volume : survey.volumes()) {
            bricks.addAll(volume.bricks());
            usable = sum(usable, usable(volume, survey));
            shared = shared || anyShared(volume, survey, bricksByFileSystem);
        }
        Figure told = usable instanceof Unknown
                ? unknown(bricks, survey, "size")
                : shared ? new Unknown("bricks share file systems") : usable;
        return new Capacity(raw(bricks, survey), told, shared);
    }

    private static Figure raw(List<Brick> bricks, Survey survey) {
        Set<FileSystem> counted = new HashSet<>();
        Known sum = NOTHING;
        for (Brick brick : bricks) {
            BrickUsage usage = survey.extras().usage().get(brick.id());
            if (usage == null || usage.device().isEmpty()) {
                return unknown(bricks, survey, usage == null ? "size" : "device");
            }
            if (counted.add(new FileSystem(brick.node(), usage.device().get()))) {
                sum = sum.plus(sizes(usage));
            }
        }
        return sum;
    }

    private static Figure usable(Volume volume, Survey survey) {
        Figure sum = NOTHING;
        for (Subvolume subvolume : volume.subvolumes()) {
            Figure one = usable(volume.layout(), subvolume, survey);
            if (one instanceof Unknown) {
                return unknown(volume.bricks(), survey, "size");
            }
            sum = sum(sum, one);
        }
        return sum;
    }

    private static Figure usable(Layout layout, Subvolume subvolume, Survey survey) {
        Known smallest = NOTHING;
        boolean any = false;
        for (Brick brick : subvolume.bricks()) {
            if (brick.role() == Brick.Role.DATA) {
                BrickUsage usage = survey.extras().usage().get(brick.id());
                if (usage == null) {
                    return new Unknown("size of " + brick + " not known");
                }
                smallest = any ? smallest.smaller(sizes(usage)) : sizes(usage);
                any = true;
            }
        }
        return switch (layout.kind()) {
            case SINGLE, REPLICATED, THIN_ARBITRATED -> smallest;
            case DISPERSED -> smallest.times(layout.bricksPerSubvolume() - layout.redundancy());
        };
    }

    private static Known sizes(BrickUsage usage) {
        return new Known(usage.total(), usage.free());
    }

    private static Figure sum(Figure left, Figure right) {
        if (left instanceof Known sum && right instanceof Known more) {
            return sum.plus(more);
        }
        return left instanceof Unknown ? left : right;
    }

    private static Unknown unknown(List<Brick> bricks, Survey survey, String what) {
        int missing = 0;
        for (Brick brick : bricks) {
            BrickUsage usage = survey.extras().usage().get(brick.id());
            if (usage == null || (what.equals("device") && usage.device().isEmpty())) {
                missing++;
            }
        }
        return new Unknown(what + " of " + missing + " of " + bricks.size() + " bricks not known");
    }

    private static Map<FileSystem, Integer> bricksByFileSystem(Survey survey) {
        Map<FileSystem, Integer> bricks = new HashMap<>();
        for (BrickUsage usage : survey.extras().usage().values()) {
            if (usage.device().isPresent()) {
                FileSystem below =
                        new FileSystem(usage.brick().node(), usage.device().get());
                bricks.put(below, bricks.getOrDefault(below, 0) + 1);
            }
        }
        return bricks;
    }

    private static boolean anyShared(Volume volume, Survey survey, Map<FileSystem, Integer> bricksByFileSystem) {
        for (Brick brick : volume.bricks()) {
            BrickUsage usage = survey.extras().usage().get(brick.id());
            if (usage != null && usage.device().isPresent()) {
                FileSystem below = new FileSystem(brick.node(), usage.device().get());
                if (bricksByFileSystem.getOrDefault(below, 0) > 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
