package io.brickyard.lab;

import io.brickyard.pool.VolumeName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A volume mounted on a machine of a lab by the FUSE client. Ends with {@link #close()} or with the machine.
 *
 * @param path where, inside the machine
 */
public record Mount(Machine machine, VolumeName volume, String path) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Any of the nodes may serve the volfile, so the mount comes about while one of them lives. */
    static Mount create(Machine machine, VolumeName volume, String path, List<LabNode> nodes) {
        machine.must("make the folder " + path, List.of("mkdir", "-p", path));
        List<String> command = new ArrayList<>(List.of("glusterfs"));
        nodes.forEach(node -> command.add("--volfile-server=" + node.name()));
        command.addAll(
                List.of("--volfile-id=" + volume, "--log-file=/var/log/glusterfs/mount-" + volume + ".log", path));
        Mount mount = new Mount(machine, volume, path);
        machine.must("mount " + volume + " on " + machine, command);
        if (!Waiting.until(PATIENCE, mount::isMounted)) {
            throw new LabFailure("volume " + volume + " does not come up on " + machine + ":" + path + "; see "
                    + machine.namespaces().folder().root().resolve("var/log/glusterfs/mount-" + volume + ".log"));
        }
        return mount;
    }

    /** The same folder for this process, which need not enter the machine to use it. */
    public Path onHost() {
        return machine.onHost(path);
    }

    private boolean isMounted() {
        Output type = machine.run(Duration.ofSeconds(5), "stat", "-f", "-c", "%T", path);
        return type.succeeded() && type.stdout().strip().startsWith("fuse");
    }

    /** Unmounts at once, also while files are open or servers are silent. */
    @Override
    public void close() {
        if (machine.running()) {
            machine.run(PATIENCE, "umount", "--lazy", path);
        }
    }
}
