package io.brickyard.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A moment in the life of this machine: no clock that somebody sets can make it jump, and it goes on while the machine is suspended.
 *
 * @param boot which start of the machine
 * @param seconds since then
 */
public record Uptime(String boot, long seconds) {

    public static Uptime now() {
        try {
            String uptime = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return new Uptime(boot, (long) Double.parseDouble(uptime));
        } catch (IOException | NumberFormatException failed) {
            throw new WorkFailure(
                    "it cannot be told how long this machine runs",
                    String.valueOf(failed),
                    "see whether /proc is mounted");
        }
    }
}
