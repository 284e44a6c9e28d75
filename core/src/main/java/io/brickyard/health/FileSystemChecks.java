package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file systems below bricks, where the survey knows them. Bricks of a node that share a device are one file system:
 * it is reported once, at the first of its bricks.
 */
final class FileSystemChecks implements Checks {

    private static final int NEARLY_FULL = 80;
    private static final int FULL = 90;
    /** A mute ends when so many percent more are used. */
    private static final int STEP = 5;

    private static final int SHOWN = 4;

    /** A file system of a node, with the bricks on it. */
    private record Shared(Volume volume, Brick first, BrickUsage usage, List<String> bricks) {}

    @Override
    public void find(Situation situation, List<Finding> into) {
        Map<FileSystem, Shared> fileSystems = fileSystems(situation);
        Map<NodeId, List<Shared>> sharing = new LinkedHashMap<>();
        Commands commands = situation.commands();
        for (Shared one : fileSystems.values()) {
            ofState(commands, one, into);
            ofSpace(commands, one, into);
            ofInodes(commands, one, into);
            if (one.bricks().size() > 1) {
                sharing.computeIfAbsent(one.first().node(), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        for (List<Shared> ofNode : sharing.values()) {
            into.add(shared(situation, ofNode));
        }
    }

    private static Map<FileSystem, Shared> fileSystems(Situation situation) {
        Map<FileSystem, Shared> fileSystems = new LinkedHashMap<>();
        if (situation.survey().extras().usage().isEmpty()) {
            return fileSystems;
        }
        for (VolumeHealth health : situation.volumes()) {
            for (Brick brick : health.volume().bricks()) {
                BrickUsage usage = situation.survey().extras().usage().get(brick.id());
                if (usage != null) {
                    FileSystem below =
                            new FileSystem(brick.node(), usage.device().orElse("below " + brick.path()));
                    fileSystems
                            .computeIfAbsent(below, _ -> new Shared(health.volume(), brick, usage, new ArrayList<>()))
                            .bricks()
                            .add(health.volume().name() + " " + brick.path());
                }
            }
        }
        return fileSystems;
    }

    private static void ofState(Commands commands, Shared one, List<Finding> into) {
        String device = one.usage().device().orElse("");
        if (one.usage().total().count() == 0) {
            into.add(draft(Check.BRICK_FS_ERROR, one, "reports no size: its file system has failed")
                    .remedy(commands.on(one.first(), "dmesg -T --level=err", ""))
                    .finding());
        } else if (isReadOnly(one.usage())) {
            into.add(draft(Check.BRICK_READ_ONLY, one, "is on a read-only file system")
                    .evidence("mount options: " + one.usage().mountOptions().orElse(""))
                    .remedy(
                            "# the kernel's log says why, before anything is remounted:",
                            commands.on(one.first(), "dmesg -T --level=err", ""))
                    .finding());
        }
        boolean root = device.equals("rootfs")
                || device.equals("overlay")
                || device.equals("/dev/root")
                || device.endsWith("-root")
                || device.endsWith("/root");
        if (root) {
            into.add(draft(Check.BRICK_ON_ROOT_FS, one, "seems to lie on the root file system")
                    .remedy(commands.on(
                            one.first(), "findmnt -T", one.first().path().value()))
                    .finding());
        }
    }

    private static boolean isReadOnly(BrickUsage usage) {
        return usage.mountOptions().isPresent() && ("," + usage.mountOptions().get() + ",").contains(",ro,");
    }

    private static void ofSpace(Commands commands, Shared one, List<Finding> into) {
        Bytes total = one.usage().total();
        int used = percentUsed(total.count(), one.usage().free().count());
        if (total.count() > 0 && used >= NEARLY_FULL) {
            into.add(draft(used >= FULL ? Check.BRICK_FULL : Check.BRICK_NEARFULL, one, "is " + used + " % full")
                    .extent(used / STEP)
                    .evidence(one.usage().free().forPeople() + " free of " + total.forPeople())
                    .remedy(
                            "# extend the file system, or add bricks and rebalance",
                            commands.on(one.first(), "df -h", one.first().path().value()))
                    .finding());
        }
    }

    private static void ofInodes(Commands commands, Shared one, List<Finding> into) {
        if (one.usage().inodes().isEmpty()) {
            return;
        }
        BrickUsage.Inodes inodes = one.usage().inodes().get();
        int used = percentUsed(inodes.total(), inodes.free());
        if (inodes.total() > 0 && used >= NEARLY_FULL) {
            Check check = used >= FULL ? Check.INODES_FULL : Check.INODES_NEARFULL;
            into.add(draft(check, one, "has used " + used + " % of its inodes")
                    .extent(used / STEP)
                    .evidence(inodes.free() + " inodes free of " + inodes.total())
                    .remedy(
                            "# on XFS the share of space for inodes can be raised with xfs_growfs -m",
                            commands.on(one.first(), "df -i", one.first().path().value()))
                    .finding());
        }
    }

    private static Finding shared(Situation situation, List<Shared> ofNode) {
        long bricks = 0;
        List<String> lines = new ArrayList<>();
        for (Shared one : ofNode) {
            bricks += one.bricks().size();
            lines.add(one.usage().device().orElse("one device") + ": " + Words.list(one.bricks(), SHOWN));
        }
        NodeId id = ofNode.getFirst().first().node();
        String name = situation.nameOf(id);
        return new Draft(
                        Check.BRICKS_SHARE_FS,
                        new Target(Target.Kind.NODE, name),
                        name + ": " + Words.count(bricks, "brick") + " share "
                                + Words.count(ofNode.size(), "file system") + ", so their sizes overlap")
                .extent(bricks)
                .evidence(lines)
                .remedy("# give each brick a file system of its own, or know that free space is counted twice")
                .finding();
    }

    private static Draft draft(Check check, Shared one, String what) {
        Draft draft = new Draft(
                check,
                Target.of(one.volume().name(), one.first()),
                one.volume().name() + " brick " + one.first() + " " + what);
        if (one.usage().device().isPresent()) {
            draft.evidence(one.usage().device().get()
                    + one.usage().fileSystem().map(fs -> " (" + fs + ")").orElse(""));
        }
        if (one.bricks().size() > 1) {
            draft.evidence("also below: "
                    + Words.list(one.bricks().subList(1, one.bricks().size()), SHOWN));
        }
        return draft;
    }

    private static int percentUsed(long total, long free) {
        return total <= 0 ? 0 : (int) Math.floor((total - (double) free) * 100 / total);
    }
}
