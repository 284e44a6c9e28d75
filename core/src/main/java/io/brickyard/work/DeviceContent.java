package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.pool.BrickPath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What lies on a device. A file system that we made for a place is told from all others by its label, which is that place's, so
 * that work that was broken off between making and mounting can go on.
 */
sealed interface DeviceContent {

    /** Nothing that any tool knows. */
    record Empty() implements DeviceContent {}

    /** Something; it is never touched. */
    record Foreign(String what) implements DeviceContent {}

    /** The file system that we made for the place, whole. */
    record Ours(String uuid) implements DeviceContent {}

    /** What is left of a {@code mkfs.xfs} of ours that was broken off: it cannot have been mounted ever. */
    record Unfinished() implements DeviceContent {}

    /** Offset of {@code sb_inprogress} in the superblock of XFS (libxfs, xfs_format.h): 1 until mkfs.xfs is done. */
    int IN_PROGRESS = 126;

    /** The label for a place: at most 12 characters, as XFS has no room for more. */
    static String label(BrickPath place) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(place.value().getBytes(StandardCharsets.UTF_8));
            return "by-" + HexFormat.of().formatHex(digest).substring(0, 9);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static DeviceContent of(BlockDevice device, BrickPath place, Programs programs, Deadline deadline) {
        Map<String, String> found = probed(device, programs, deadline);
        String type = found.getOrDefault("TYPE", "");
        if (type.equals("xfs") && found.getOrDefault("LABEL", "").equals(label(place))) {
            return unfinished(device) ? new Unfinished() : new Ours(found.getOrDefault("UUID", ""));
        }
        if (found.containsKey("PTTYPE")) {
            return new Foreign("partition table");
        }
        if (!type.isEmpty()) {
            return new Foreign(type.equals("swap") ? "swap space" : type);
        }
        Programs.Ending signatures = programs.run(deadline, "wipefs", "--no-act", "--parsable", device.toString());
        if (!signatures.succeeded()) {
            throw unreadable(device, signatures);
        }
        boolean none = signatures.output().lines().allMatch(line -> line.isBlank() || line.startsWith("#"));
        return found.isEmpty() && none ? new Empty() : new Foreign("signatures of former content");
    }

    private static Map<String, String> probed(BlockDevice device, Programs programs, Deadline deadline) {
        Programs.Ending probe = programs.run(deadline, "blkid", "--probe", "--output", "export", device.toString());
        Map<String, String> found = new HashMap<>();
        switch (probe.exit()) {
            case 0 -> {
                for (String line : probe.output().lines().toList()) {
                    int equals = line.indexOf('=');
                    if (equals > 0 && !line.startsWith("DEVNAME=")) {
                        found.put(line.substring(0, equals), line.substring(equals + 1));
                    }
                }
            }
            case 2 -> {
                // Nothing was found, or it could not be read; wipefs tells which.
            }
            case 8 -> found.put("TYPE", "several contradicting signatures");
            default -> throw unreadable(device, probe);
        }
        return found;
    }

    private static boolean unfinished(BlockDevice device) {
        try (RandomAccessFile file = new RandomAccessFile(device.path().toFile(), "r")) {
            file.seek(IN_PROGRESS);
            return file.read() == 1;
        } catch (IOException failed) {
            throw WorkFailure.of("what lies on " + device + " cannot be told", failed);
        }
    }

    private static WorkFailure unreadable(BlockDevice device, Programs.Ending ending) {
        return new WorkFailure(
                "what lies on " + device + " cannot be told",
                ending.complaint(),
                "look whether the disk is in order (dmesg); what cannot be read is never overwritten");
    }
}
