package io.brickyard.cli.show;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.Survey;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Sizes of a volume as gstatus counts them: per subvolume the smallest online data brick, times the data bricks of a
 * disperse set; bricks that are down or whose size is unknown count as nothing. So these are lower bounds, where {@link
 * io.brickyard.health.Capacity} would say unknown.
 */
record GstatusSizes(long total, long free, long inodesTotal, long inodesFree) {

    private static final GstatusSizes NONE = new GstatusSizes(0, 0, 0, 0);

    static GstatusSizes of(Volume volume, Survey survey) {
        GstatusSizes sum = NONE;
        for (Subvolume subvolume : volume.subvolumes()) {
            int factor =
                    volume.layout() instanceof Layout.Dispersed(int bricks, int redundancy) ? bricks - redundancy : 1;
            sum = sum.plus(smallest(subvolume, survey), factor);
        }
        return sum;
    }

    private static GstatusSizes smallest(Subvolume subvolume, Survey survey) {
        GstatusSizes smallest = NONE;
        for (Brick brick : subvolume.bricks()) {
            BrickUsage usage = survey.extras().usage().get(brick.id());
            boolean counts =
                    brick.role() == Brick.Role.DATA && survey.brick(brick).state() == BrickState.UP;
            if (counts && usage != null && (smallest.total == 0 || usage.total().count() < smallest.total)) {
                smallest = of(usage);
            }
        }
        return smallest;
    }

    static GstatusSizes of(BrickUsage usage) {
        long inodes = usage.inodes().isPresent() ? usage.inodes().get().total() : 0;
        long inodesFree = usage.inodes().isPresent() ? usage.inodes().get().free() : 0;
        return new GstatusSizes(usage.total().count(), usage.free().count(), inodes, inodesFree);
    }

    private GstatusSizes plus(GstatusSizes other, int factor) {
        return new GstatusSizes(
                total + other.total * factor,
                free + other.free * factor,
                inodesTotal + other.inodesTotal * factor,
                inodesFree + other.inodesFree * factor);
    }

    long used() {
        return total - free;
    }

    /** {@code 10.73}. */
    String usedPercent() {
        return twoDecimals(total == 0 ? 0 : 100.0 * used() / total);
    }

    /** {@code 504.00 GiB}; in the automatic unit gstatus rounds to whole units and then prints two decimals. */
    static String readable(long bytes, GstatusRequest.Unit unit) {
        String[] names = {"KiB", "MiB", "GiB", "TiB", "PiB"};
        double size = bytes / 1024.0;
        int last = unit == GstatusRequest.Unit.H ? names.length - 1 : unit.ordinal() - 1;
        int i = 0;
        while (i < last && (unit != GstatusRequest.Unit.H || size >= 1024)) {
            size /= 1024;
            i++;
        }
        return twoDecimals(unit == GstatusRequest.Unit.H ? Math.rint(size) : size) + " " + names[i];
    }

    /** As Python's {@code %.2f}: the exact binary value, halves to even. */
    private static String twoDecimals(double number) {
        return new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
