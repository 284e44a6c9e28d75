package io.brickyard.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for processes of this machine in {@code /proc}. A process that ends meanwhile is simply not found. */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {}

    /** All processes that have this setting, {@code NAME=value}, in the environment they were started with. */
    static List<Long> withEnvironment(String setting) {
        return all().stream().filter(pid -> hasEnvironment(pid, setting)).toList();
    }

    static boolean hasEnvironment(long pid, String setting) {
        return ("\0" + read(pid, "environ")).contains("\0" + setting + "\0");
    }

    /** All processes in the same PID namespace as the given one, itself included. */
    static List<Long> inNamespaceOf(long pid) {
        String namespace = namespace(pid, "pid");
        if (namespace.isEmpty()) {
            return List.of();
        }
        return all().stream()
                .filter(other -> namespace(other, "pid").equals(namespace))
                .toList();
    }

    /** The identity of a namespace of a process; empty if the process is gone. */
    static String namespace(long pid, String kind) {
        try {
            return Files.readSymbolicLink(PROC.resolve(pid + "/ns/" + kind)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** The name of a process's program, at most 15 characters; empty if it is gone. */
    static String program(long pid) {
        return read(pid, "comm").strip();
    }

    /** The arguments of a process; none if it is gone or a zombie. */
    static List<String> arguments(long pid) {
        String line = read(pid, "cmdline");
        return line.isEmpty() ? List.of() : List.of(line.split("\0", -1));
    }

    /** One letter: R, S, D, T (stopped), Z (dead, not yet reaped); a blank if the process is gone. */
    static char state(long pid) {
        String stat = read(pid, "stat");
        int afterName = stat.lastIndexOf(") ");
        return afterName < 0 ? ' ' : stat.charAt(afterName + 2);
    }

    /** A zombie counts as ended, but not while threads of it are left: they still hold its sockets. */
    static boolean runs(long pid) {
        char state = state(pid);
        return switch (state) {
            case ' ', 'X' -> false;
            case 'Z' -> threads(pid) > 1;
            default -> true;
        };
    }

    private static int threads(long pid) {
        String[] tasks = PROC.resolve(pid + "/task").toFile().list();
        return tasks == null ? 0 : tasks.length;
    }

    private static List<Long> all() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                pids.add(Long.parseLong(folder.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new LabFailure("cannot read /proc: " + e.getMessage(), e);
        }
        return pids;
    }

    private static String read(long pid, String file) {
        try {
            return new String(Files.readAllBytes(PROC.resolve(pid + "/" + file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
