package io.brickyard.lab;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The loop devices whose images lie in a given folder. Each belongs to a mount and goes with it. */
final class LoopDevices {

    private LoopDevices() {}

    /** Their paths, for example {@code /dev/loop3}. */
    static List<String> backedBy(Path folder) {
        List<String> devices = new ArrayList<>();
        try (DirectoryStream<Path> blocks = Files.newDirectoryStream(Path.of("/sys/block"), "loop*")) {
            for (Path block : blocks) {
                if (image(block).contains(folder + "/")) {
                    devices.add("/dev/" + block.getFileName());
                }
            }
        } catch (IOException e) {
            throw new LabFailure("cannot read /sys/block: " + e.getMessage(), e);
        }
        return devices;
    }

    private static String image(Path block) {
        try {
            return Files.readString(block.resolve("loop/backing_file"));
        } catch (IOException e) {
            // A loop device that is not in use has no such file.
            return "";
        }
    }
}
