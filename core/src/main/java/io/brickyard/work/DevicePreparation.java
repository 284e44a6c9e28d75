package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.pool.BrickPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a place for bricks of an empty device: XFS, mounted, and in {@code /etc/fstab}. (Not a unit of systemd: that reads
 * {@code fstab} too, and administrators and other tools look there first.)
 *
 * <p>The order is: file system, mount, table. Wherever it is broken off, the next run finds by the file system's label how
 * far it came, and goes on. Never overwritten is anything else; {@code mkfs.xfs} runs without {@code -f}, so that it also
 * refuses by itself, and what another process has opened for itself it cannot open.
 */
final class DevicePreparation {

    private static final String OPTIONS = "noatime,inode64";
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");
    private static final String ADVICE = "look at the device on its node: lsblk -f, dmesg";

    private final NodePaths paths;
    private final Programs programs;
    private final DevicePath name;
    private final BrickPath mount;
    private final Deadline deadline;

    DevicePreparation(NodePaths paths, Programs programs, NodeTask.PrepareDevice task, Deadline deadline) {
        this.paths = paths;
        this.programs = programs;
        this.name = task.device();
        this.mount = task.mount();
        this.deadline = deadline;
    }

    NodeResult run() {
        BlockDevice device = BlockDevice.of(name)
                .orElseThrow(() -> new WorkFailure(
                        "there is no block device " + name,
                        "no such file, or it is none",
                        "see lsblk on the node, and correct the device's name"));
        Path place = Path.of(mount.value());
        Mounts mounts = Mounts.now();
        if (mounts.at(place)
                .filter(found -> found.device().equals(device.number()))
                .isPresent()) {
            return settled(device, "was mounted already");
        }
        refuseAnotherInTheTable(device);
        if (mounts.at(place).isPresent()) {
            throw refused(device, "another file system is mounted at " + mount, "choose another place, or unmount it");
        }
        device.user(mounts).ifPresent(user -> {
            throw holds(device, user);
        });
        return switch (DeviceContent.of(device, mount, programs, deadline)) {
            case DeviceContent.Foreign(String what) -> throw holds(device, what);
            case DeviceContent.Empty _ -> made(device);
            case DeviceContent.Unfinished _ -> {
                forgetUnfinished(device);
                yield made(device);
            }
            case DeviceContent.Ours(String uuid) -> takenUp(device, uuid);
        };
    }

    /** A line of the table for this place that names something else would be mounted over ours, or in its stead. */
    private void refuseAnotherInTheTable(BlockDevice device) {
        Optional<String> other = table().at(mount.value()).filter(source -> !names(source, device));
        if (other.isPresent()) {
            throw refused(
                    device,
                    paths.fstab() + " has something else for " + mount + ": " + other.get(),
                    "choose another place, or remove that line");
        }
    }

    private boolean names(String source, BlockDevice device) {
        if (!source.startsWith("UUID=")) {
            return source.equals(name.value()) || source.equals(device.toString());
        }
        return DeviceContent.of(device, mount, programs, deadline) instanceof DeviceContent.Ours(String uuid)
                && source.equals("UUID=" + uuid);
    }

    private WorkFailure holds(BlockDevice device, String what) {
        return refused(
                device,
                "it holds something (" + what + "), and what holds something is never overwritten",
                "take an empty device, or, if what it holds may go, empty it yourself: wipefs -a " + device);
    }

    private WorkFailure refused(BlockDevice device, String why, String advice) {
        return new WorkFailure(device + " is not prepared for " + mount, why, advice);
    }

    private NodeResult made(BlockDevice device) {
        makePlace();
        programs.must(
                deadline,
                "no file system could be made on " + device,
                ADVICE,
                "mkfs.xfs",
                "-q",
                "-K",
                "-L",
                DeviceContent.label(mount),
                "-i",
                "size=512",
                "-n",
                "size=8192",
                device.toString());
        mount(device);
        return settled(device, "has a new XFS file system");
    }

    /** Of a broken off {@code mkfs.xfs} of ours only the mark of a file system is left, which no kernel mounts. */
    private void forgetUnfinished(BlockDevice device) {
        programs.must(
                deadline,
                "the rest of a broken off mkfs.xfs on " + device + " could not be cleared away",
                ADVICE,
                "wipefs",
                "--all",
                "--types",
                "xfs",
                "--quiet",
                device.toString());
    }

    /** Made by a run before: it is only mounted, if it is empty or was in the table, so that it is this place's beyond doubt. */
    private NodeResult takenUp(BlockDevice device, String uuid) {
        boolean known =
                table().at(mount.value()).filter(("UUID=" + uuid)::equals).isPresent();
        makePlace();
        mount(device);
        if (!known && !isEmpty()) {
            programs.must(deadline, device + " could not be unmounted again", ADVICE, "umount", "--", mount.value());
            throw refused(
                    device,
                    "it holds files of a former place of the same name",
                    "look at them; if they are wanted, mount it by a line of /etc/fstab; if not: wipefs -a " + device);
        }
        return settled(device, "had its file system already");
    }

    private boolean isEmpty() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(mount.value()))) {
            return !entries.iterator().hasNext();
        } catch (IOException failed) {
            throw WorkFailure.of("the new file system at " + mount + " cannot be read", failed);
        }
    }

    private void makePlace() {
        Path place = Path.of(mount.value());
        try {
            Files.createDirectories(place);
        } catch (IOException failed) {
            throw WorkFailure.of("the folder " + mount + " could not be made", failed);
        }
        if (!isEmpty()) {
            throw new WorkFailure(
                    name + " is not mounted at " + mount,
                    "the folder there is not empty, and its files would be hidden",
                    "move them away, or choose another place");
        }
    }

    private void mount(BlockDevice device) {
        programs.must(
                deadline,
                device + " could not be mounted at " + mount,
                ADVICE,
                "mount",
                "-t",
                "xfs",
                "-o",
                OPTIONS,
                "--",
                device.toString(),
                mount.value());
    }

    private FileSystemTable table() {
        try {
            return FileSystemTable.parse(Files.readString(paths.fstab()));
        } catch (NoSuchFileException _) {
            return FileSystemTable.parse("");
        } catch (IOException failed) {
            throw WorkFailure.of(paths.fstab() + " cannot be read", failed);
        }
    }

    private NodeResult settled(BlockDevice device, String how) {
        String uuid = programs.must(
                        deadline,
                        "the UUID of the file system on " + device + " cannot be told",
                        ADVICE,
                        "blkid",
                        "--probe",
                        "--output",
                        "value",
                        "--match-tag",
                        "UUID",
                        device.toString())
                .output()
                .strip();
        FileSystemTable table = table();
        // A line for this place that somebody wrote by hand, by whatever name of the device, is good as well.
        if (table.at(mount.value()).isEmpty()) {
            try {
                boolean fresh = !Files.exists(paths.fstab());
                String text = table.with(uuid, mount.value(), OPTIONS).text();
                DurableFile.write(paths.fstab(), text, fresh ? READABLE : Files.getPosixFilePermissions(paths.fstab()));
            } catch (IOException failed) {
                throw WorkFailure.of(mount + " is mounted, but " + paths.fstab() + " could not be written", failed);
            }
        }
        return new NodeResult.Done(device + " " + how + " and is mounted at " + mount);
    }
}
