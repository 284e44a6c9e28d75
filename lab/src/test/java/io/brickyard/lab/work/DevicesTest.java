package io.brickyard.lab.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.Deadline;
import io.brickyard.lab.junit.RealPool;
import io.brickyard.plan.Leftover;
import io.brickyard.plan.NodeFacts;
import io.brickyard.pool.BrickPath;
import io.brickyard.work.DevicePath;
import io.brickyard.work.NodePaths;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import io.brickyard.work.NodeWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of real block devices and of folders with real marks, on this machine. */
@RealPool(nodes = 1, bricksPerNode = 0)
class DevicesTest {

    private static final UUID VOLUME = UUID.fromString("0dd2cb1c-4efe-4dd0-8d4a-1c4aae8d1a9e");
    private static final String OTHER = "0x1dd2cb1c4efe4dd08d4a1c4aae8d1a9e";
    private static final String MARK = "0x0dd2cb1c4efe4dd08d4a1c4aae8d1a9e";
    /** Where XFS says that mkfs has not come to its end. */
    private static final int IN_PROGRESS = 126;

    @TempDir
    private Path folder;

    private SpareDevice device;
    private NodeWorker node;
    private Path place;
    private Path fstab;

    @BeforeEach
    void aDisk() {
        device = SpareDevice.below(folder);
        place = folder.resolve("b 1");
        fstab = folder.resolve("fstab");
        node = NodeWorker.with(new NodePaths(folder, folder.resolve("glusterd.vol"), fstab, folder));
    }

    @AfterEach
    void away() {
        if (isMounted()) {
            SpareDevice.must("umount", place.toString());
        }
        device.close();
    }

    private NodeResult perform(NodeTask task) {
        return node.perform(task, Deadline.in(Duration.ofSeconds(60)));
    }

    private NodeResult prepare() {
        return perform(new NodeTask.PrepareDevice(new DevicePath(device.name()), new BrickPath(place.toString())));
    }

    private NodeFacts.PlaceFacts facts() {
        NodeResult result = perform(new NodeTask.Facts(List.of(
                new NodeTask.Place(new BrickPath(place.toString()), Optional.of(new DevicePath(device.name()))))));
        assertThat(result).isInstanceOf(NodeResult.Told.class);
        return ((NodeResult.Told) result).facts().places().getFirst();
    }

    private boolean isMounted() {
        try {
            return Files.readString(Path.of("/proc/self/mounts"))
                    .contains(place.toString().replace(" ", "\\040") + " ");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private String table() throws IOException {
        return Files.exists(fstab) ? Files.readString(fstab) : "";
    }

    private void refused(String holding) throws IOException {
        String before = SpareDevice.must("md5sum", device.name());
        assertThat(facts().device().orElseThrow().content())
                .hasValueSatisfying(content -> assertThat(content).contains(holding));
        assertThat(prepare()).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                .contains(holding));
        assertThat(SpareDevice.must("md5sum", device.name())).isEqualTo(before);
        assertThat(table()).isEmpty();
    }

    @Test
    void anEmptyDeviceIsMadeMountedAndKept() throws IOException {
        Files.writeString(fstab, "# the administrator's\n");
        assertThat(facts().device().orElseThrow().content()).isEmpty();
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        assertThat(facts()).satisfies(found -> {
            assertThat(found.mounted()).isTrue();
            assertThat(found.empty()).isTrue();
            assertThat(found.total().count()).isGreaterThan(200L << 20);
        });
        String options = SpareDevice.must("findmnt", "-n", "-o", "FSTYPE,OPTIONS", place.toString());
        assertThat(options).contains("xfs", "noatime", "inode64");
        assertThat(SpareDevice.must("xfs_info", place.toString())).contains("isize=512", "bsize=8192");
        assertThat(table()).startsWith("# the administrator's\nUUID=").contains("nofail");
        String text = table();
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        assertThat(table()).isEqualTo(text);

        // As a start of the machine does it.
        SpareDevice.must("umount", place.toString());
        SpareDevice.must("mount", "--all", "--fstab", fstab.toString());
        assertThat(facts().mounted()).isTrue();
    }

    @Test
    void brokenOffAfterTheFileSystemItGoesOn() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        SpareDevice.must("umount", place.toString());
        Files.delete(fstab);
        assertThat(facts().device().orElseThrow().content()).isEmpty();
        String uuid = SpareDevice.must("blkid", "-p", "-o", "value", "-s", "UUID", device.name())
                .strip();
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        assertThat(isMounted()).isTrue();
        assertThat(table()).contains("UUID=" + uuid);
    }

    @Test
    void brokenOffAfterTheMountItGoesOn() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Files.delete(fstab);
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        assertThat(table()).contains("UUID=");
    }

    @Test
    void brokenOffWithinMkfsItBeginsAnew() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        SpareDevice.must("umount", place.toString());
        Files.delete(fstab);
        device.poke(IN_PROGRESS, new byte[] {1});
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        assertThat(isMounted()).isTrue();
    }

    @Test
    void aFormerPlacesFilesAreNotTakenForEmpty() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Files.writeString(place.resolve("precious"), "x");
        SpareDevice.must("umount", place.toString());
        String text = table();
        Files.delete(fstab);
        assertThat(prepare()).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                .contains("former place"));
        assertThat(isMounted()).isFalse();
        assertThat(table()).isEmpty();

        // What the table knows is this place's.
        Files.writeString(fstab, text);
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        assertThat(place.resolve("precious")).hasContent("x");
    }

    @Test
    void whatHoldsAFileSystemIsRefused() throws IOException {
        SpareDevice.must("mkfs.ext4", "-q", device.name());
        refused("ext4");
    }

    @Test
    void whatHoldsSwapSpaceIsRefused() throws IOException {
        SpareDevice.must("mkswap", device.name());
        refused("swap");
    }

    @Test
    void whatHoldsAForeignXfsIsRefused() throws IOException {
        SpareDevice.must("mkfs.xfs", "-q", device.name());
        refused("xfs");
    }

    @Test
    void whatHasAPartitionTableIsRefused() throws IOException {
        byte[] sector = new byte[66];
        // One entry of Linux's kind, of which the kernel need not know yet, and the signature of the table.
        sector[4] = (byte) 0x83;
        sector[9] = 8;
        sector[13] = 1;
        sector[64] = 0x55;
        sector[65] = (byte) 0xAA;
        device.poke(446, sector);
        refused("partition table");
    }

    @Test
    void whatIsMountedElsewhereIsRefused() throws IOException {
        SpareDevice.must("mkfs.ext4", "-q", device.name());
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        SpareDevice.must("mount", "-o", "ro", device.name(), elsewhere.toString());
        try {
            refused("mounted at " + elsewhere);
        } finally {
            SpareDevice.must("umount", elsewhere.toString());
        }
    }

    @Test
    void whatIsThePictureOfAnotherDeviceIsRefused() throws IOException {
        String loop =
                SpareDevice.must("losetup", "--find", "--show", device.name()).strip();
        try {
            refused("the image of " + loop);
        } finally {
            SpareDevice.must("losetup", "--detach", loop);
        }
    }

    @Test
    void aPlaceOfAnotherFileSystemAndAFullFolderAreRefused() throws IOException {
        Files.writeString(fstab, "UUID=some-other " + place.toString().replace(" ", "\\040") + " xfs defaults 0 0\n");
        assertThat(prepare()).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                .contains("UUID=some-other"));
        Files.delete(fstab);
        Files.createDirectory(place);
        Files.writeString(place.resolve("file"), "x");
        assertThat(prepare()).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                .contains("not empty"));
        assertThat(facts().device().orElseThrow().content()).isEmpty();
    }

    @Test
    void whatIsNoBlockDeviceIsRefused() {
        assertThat(perform(new NodeTask.PrepareDevice(new DevicePath("/dev/null"), new BrickPath(place.toString()))))
                .isInstanceOf(NodeResult.Failed.class);
        assertThat(perform(new NodeTask.PrepareDevice(new DevicePath("/dev/no/such"), new BrickPath(place.toString()))))
                .isInstanceOf(NodeResult.Failed.class);
    }

    @Test
    void aFolderIsMadeOnlyWhereItFillsNobodysRoot() {
        Path deep = place.resolve("deep/er");
        NodeTask.MakeFolder careful = new NodeTask.MakeFolder(new BrickPath("/brickyard-test/deep"), false);
        assertThat(perform(careful)).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                .contains("file system of /"));
        assertThat(Path.of("/brickyard-test")).doesNotExist();
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        NodeTask.MakeFolder make = new NodeTask.MakeFolder(new BrickPath(deep.toString()), false);
        assertThat(perform(make)).isInstanceOf(NodeResult.Done.class);
        assertThat(perform(make)).isInstanceOf(NodeResult.Done.class);
        assertThat(deep).isDirectory();
    }

    private Path brick(String mark) throws IOException {
        Path brick = Files.createDirectories(place.resolve("gv0"));
        Files.createDirectories(brick.resolve(".glusterfs/00/11"));
        Files.writeString(brick.resolve("file"), "x", StandardOpenOption.CREATE);
        if (!mark.isEmpty()) {
            SpareDevice.must("setfattr", "-n", "trusted.glusterfs.volume-id", "-v", mark, brick.toString());
        }
        return brick;
    }

    private NodeResult clean(Path brick) {
        return clean(brick, Leftover.FILES);
    }

    private NodeResult clean(Path brick, Leftover leftover) {
        return perform(
                new NodeTask.Clean(new BrickPath(place.toString()), new BrickPath(brick.toString()), VOLUME, leftover));
    }

    @Test
    void whatABrickLeftIsRemovedAndNothingElse() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Path beside = Files.writeString(place.resolve("beside"), "x");
        Path brick = brick(MARK);
        assertThat(clean(brick)).isInstanceOf(NodeResult.Done.class);
        assertThat(place).isDirectoryNotContaining(entry -> !entry.equals(beside));
        assertThat(clean(brick)).isInstanceOf(NodeResult.Done.class);
    }

    @Test
    void aRemovalThatWasBrokenOffIsFinished() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Path brick = brick(MARK);
        Files.move(brick, place.resolve(".brickyard-gone-" + VOLUME + "-1"));
        assertThat(clean(brick)).isInstanceOf(NodeResult.Done.class);
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void aFolderWithoutTheMarkOrWithAnotherIsLeftAlone() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        assertThat(clean(brick(""))).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                .contains("does not bear the mark"));
        Path brick = brick(OTHER);
        assertThat(clean(brick)).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                .contains("belongs to the volume"));
        assertThat(brick.resolve("file")).exists();
    }

    @Test
    void whatLeadsElsewhereOrHasAMountInItIsLeftAlone() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Path brick = brick(MARK);
        Path link = Files.createSymbolicLink(place.resolve("link"), brick);
        assertThat(clean(link)).isInstanceOf(NodeResult.Failed.class);
        Path inner = Files.createDirectories(brick.resolve("inner"));
        SpareDevice.must("mount", "-t", "tmpfs", "none", inner.toString());
        try {
            assertThat(clean(brick)).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                    .contains("mounted there"));
        } finally {
            SpareDevice.must("umount", inner.toString());
        }
        assertThat(brick.resolve("file")).exists();
    }

    /** As GlusterFS leaves it when all files were moved: folders, its own, and pointers to other subvolumes. */
    private Path drained() throws IOException {
        Path brick = brick(MARK);
        Files.delete(brick.resolve("file"));
        Files.writeString(brick.resolve(".glusterfs/00/11/its-own"), "x");
        Files.createDirectories(brick.resolve(".trashcan/internal_op"));
        Files.createDirectories(brick.resolve("folder/in folder"));
        pointer(brick.resolve("folder/in folder/ä pointer"));
        return brick;
    }

    private static void pointer(Path file) throws IOException {
        Files.createFile(file);
        SpareDevice.must("setfattr", "-n", "trusted.glusterfs.dht.linkto", "-v", "gv0-dht", file.toString());
        SpareDevice.must("chmod", "1000", file.toString());
    }

    @Test
    void aDrainedBrickWithoutFilesIsRemoved() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        assertThat(clean(drained(), Leftover.NO_FILES)).isInstanceOf(NodeResult.Done.class);
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void filesThatWereLeftInADrainedBrickAreNeverRemoved() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Path brick = drained();
        for (String name : List.of("folder/a\nb", "folder/c", "d", "e")) {
            Files.writeString(brick.resolve(name), "x");
        }
        assertThat(clean(brick, Leftover.NO_FILES))
                .isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                        .contains("yet there are some", "'d'", " and more")
                        .doesNotContain("\n", "its-own", "pointer"));
        assertThat(brick.resolve("folder/c")).hasContent("x");
        assertThat(clean(brick, Leftover.FILES)).isInstanceOf(NodeResult.Done.class);
        assertThat(place).isEmptyDirectory();
    }

    /** Each of these may be somebody's own: an empty file, a link, and one without bytes and rights that points nowhere. */
    @Test
    void whatIsNoPointerCountsAsAFile() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Path brick = drained();
        Path empty = Files.createFile(brick.resolve("empty"));
        assertThat(clean(brick, Leftover.NO_FILES)).isInstanceOf(NodeResult.Failed.class);
        SpareDevice.must("chmod", "1000", empty.toString());
        assertThat(clean(brick, Leftover.NO_FILES)).isInstanceOf(NodeResult.Failed.class);
        Files.delete(empty);
        Path link = Files.createSymbolicLink(brick.resolve("link"), Path.of("elsewhere"));
        assertThat(clean(brick, Leftover.NO_FILES)).isInstanceOf(NodeResult.Failed.class);
        Files.delete(link);
        Path moving = brick.resolve("moving");
        pointer(moving);
        Files.writeString(moving, "x");
        assertThat(clean(brick, Leftover.NO_FILES)).isInstanceOf(NodeResult.Failed.class);
    }

    @Test
    void aBrickOfAVolumeThatGlusterdKnowsIsLeftAloneWhoeverAsks() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Path brick = brick(MARK);
        String name = "gl1:" + brick.toString().replace('/', '-');
        Path volume = folder.resolve("vols/gv0");
        Files.createDirectories(volume.resolve("bricks"));
        Files.writeString(volume.resolve("info"), "count=1\nbrick-0=" + name + "\n");
        Files.writeString(
                volume.resolve("bricks").resolve(name),
                "uuid=" + VOLUME + "\nhostname=gl1\npath=" + brick + "\nreal_path=" + brick + "\n");
        assertThat(clean(brick)).isInstanceOfSatisfying(NodeResult.Failed.class, failed -> assertThat(failed.why())
                .contains("a brick of the volume gv0"));
        assertThat(brick.resolve("file")).exists();
        Files.delete(volume.resolve("info"));
        assertThat(clean(brick)).isInstanceOf(NodeResult.Done.class);
    }

    @Test
    void whatIsTakenAwayAndNotRemovedIsToldAndRemoved() throws IOException {
        assertThat(prepare()).isInstanceOf(NodeResult.Done.class);
        Path gone = place.resolve(".brickyard-gone-" + VOLUME + "-1");
        Files.move(brick(MARK), gone);
        // By now another volume has a brick there.
        Path brick = brick(OTHER);
        NodeTask look =
                new NodeTask.Facts(List.of(new NodeTask.Place(new BrickPath(brick.toString()), Optional.empty())));
        assertThat(perform(look)).isInstanceOfSatisfying(NodeResult.Told.class, told -> assertThat(
                        told.facts().places().getFirst().remains())
                .containsExactly(VOLUME));
        assertThat(clean(brick)).isInstanceOf(NodeResult.Done.class);
        assertThat(gone).doesNotExist();
        assertThat(brick.resolve("file")).exists();
        assertThat(perform(look)).isInstanceOfSatisfying(NodeResult.Told.class, told -> assertThat(
                        told.facts().places().getFirst().remains())
                .isEmpty());
    }
}
