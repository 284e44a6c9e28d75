package io.brickyard.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The namespaces of one machine: network, mounts, host name and processes, kept by one process, the holder.
 *
 * <p>The holder is process 1 of the machine. It ignores SIGCHLD, so the kernel reaps for it whatever ends. It is found by
 * the mark in its environment; the file {@code holder} only saves searching. When it is killed, the kernel kills every
 * process of the machine at once and takes back its mounts, loop devices and network.
 */
record Namespaces(String labId, LabRecord.MachineRecord machine, RootFolder folder) {

    static final String LAB_MARK = "BRICKYARD_LAB_ID";

    private static final String MACHINE_MARK = "BRICKYARD_LAB_MACHINE";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Starts the holder and builds the machine's file system; the network follows. */
    void start() {
        Process outer = marked().startDetached(
                        List.of(
                                "setsid",
                                "unshare",
                                "--net",
                                "--mount",
                                "--uts",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "env",
                                "--ignore-signal=CHLD",
                                "sleep",
                                "infinity"),
                        folder.folder().resolve("holder.log").toFile());
        if (!Waiting.until(PATIENCE, () -> newHolder(outer).isPresent() || !outer.isAlive())
                || newHolder(outer).isEmpty()) {
            throw new LabFailure("cannot make namespaces for " + machine.name() + ": " + holderLog()
                    + "; this needs root and a kernel that permits unshare(2)");
        }
        long holder = newHolder(outer).getAsLong();
        try {
            Files.writeString(holderFile(), Long.toString(holder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buildFileSystem(holder);
    }

    private OptionalLong newHolder(Process outer) {
        return outer.children()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> ProcessTable.program(pid).equals("sleep"))
                .findFirst();
    }

    private void buildFileSystem(long holder) {
        String mine = ProcessTable.namespace(ProcessHandle.current().pid(), "mnt");
        String its = ProcessTable.namespace(holder, "mnt");
        if (its.isEmpty() || its.equals(mine)) {
            throw new LabFailure(machine.name() + " has no mount namespace of its own; nothing was mounted");
        }
        String root = folder.root().toString();
        Programs programs = marked();
        programs.must(
                "mount the file systems of " + machine.name(),
                enter("mount", "-a", "-T", folder.fstab().toString()));
        programs.must("change the root of " + machine.name(), enter("pivot_root", root, root + "/.host"));
        programs.must("let go of the host's root in " + machine.name(), enter("umount", "--lazy", "/.host"));
        programs.must("name " + machine.name(), enter("hostname", machine.name()));
    }

    /** The holder's process id on the host, if the machine runs. */
    OptionalLong holder() {
        try {
            long pid = Long.parseLong(Files.readString(holderFile()).strip());
            boolean runs = ProcessTable.runs(pid)
                    && ProcessTable.hasEnvironment(pid, LAB_MARK + "=" + labId)
                    && ProcessTable.hasEnvironment(pid, MACHINE_MARK + "=" + machine.name());
            return runs ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    boolean running() {
        return holder().isPresent();
    }

    /** A command line that runs a program inside the machine. */
    List<String> enter(String... command) {
        return enter(List.of(command));
    }

    List<String> enter(List<String> command) {
        long holder = holder().orElseThrow(
                        () -> new LabFailure(machine.name() + " is powered off; 'brickyard lab power-on' starts it"));
        List<String> line = new ArrayList<>(List.of("nsenter", "--target", Long.toString(holder)));
        line.addAll(List.of("--mount", "--uts", "--pid", "--net", "--"));
        line.addAll(command);
        return line;
    }

    /** The host's process ids of everything that runs in the machine; nothing if it is off. */
    List<Long> processes() {
        OptionalLong holder = holder();
        return holder.isEmpty() ? List.of() : ProcessTable.inNamespaceOf(holder.getAsLong());
    }

    /** A file of the machine as the host sees it, also below mounts that only the machine has. */
    Path onHost(String path) {
        long holder = holder().orElseThrow(() -> new LabFailure(machine.name() + " is powered off"));
        return Path.of("/proc/" + holder + "/root").resolve(path.substring(1));
    }

    /** Kills everything in the machine at once and waits until its processes and brick mounts are gone. */
    void kill() {
        List<Long> all = processes();
        holder().ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        boolean gone = Waiting.until(
                PATIENCE,
                () -> all.stream().noneMatch(ProcessTable::runs)
                        && LoopDevices.backedBy(folder.folder()).isEmpty());
        if (!gone) {
            throw new LabFailure(machine.name() + " does not die: processes "
                    + all.stream().filter(ProcessTable::runs).toList() + ", loop devices "
                    + LoopDevices.backedBy(folder.folder()) + " are left");
        }
    }

    Programs marked() {
        Map<String, String> environment = new HashMap<>();
        environment.put(LAB_MARK, labId);
        environment.put(MACHINE_MARK, machine.name());
        return new Programs(environment);
    }

    private Path holderFile() {
        return folder.folder().resolve("holder");
    }

    private String holderLog() {
        try {
            return Files.readString(folder.folder().resolve("holder.log")).strip();
        } catch (IOException e) {
            return "no reason known";
        }
    }
}
