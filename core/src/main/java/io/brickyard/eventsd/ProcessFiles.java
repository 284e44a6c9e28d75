package io.brickyard.eventsd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code /proc} tells of processes and UDP sockets. What cannot be read is as if it were not there. */
record ProcessFiles(Path root) {

    static final ProcessFiles USUAL = new ProcessFiles(Path.of("/proc"));

    List<Long> processes() {
        List<Long> processes = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[1-9]*")) {
            for (Path folder : folders) {
                processes.add(Long.parseLong(folder.getFileName().toString()));
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException _) {
            return List.of();
        }
        return processes;
    }

    /** The words it was started with; none for a zombie, a thread of the kernel, and what has ended. */
    List<String> words(long process) {
        try {
            byte[] octets = Files.readAllBytes(of(process).resolve("cmdline"));
            String text = new String(octets, StandardCharsets.UTF_8);
            return text.isEmpty() ? List.of() : List.of(text.split("\0"));
        } catch (IOException _) {
            return List.of();
        }
    }

    /** The process that started it; 0 when that cannot be told. */
    long parent(long process) {
        try {
            String stat = Files.readString(of(process).resolve("stat"), StandardCharsets.ISO_8859_1);
            // The name in parentheses may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields.length > 1 ? Long.parseLong(fields[1]) : 0;
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException _) {
            return 0;
        }
    }

    /** Whether it holds a UDP socket on one of these ports. */
    boolean listens(long process, Set<Integer> ports) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("udp", "udp6")) {
            sockets.addAll(sockets(of(process).resolve("net").resolve(table), ports));
        }
        if (sockets.isEmpty()) {
            return false;
        }
        try (DirectoryStream<Path> descriptors =
                Files.newDirectoryStream(of(process).resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(target(descriptor))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return false;
        }
        return false;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }

    /** The sockets of a table as descriptors name them. */
    private static Set<String> sockets(Path table, Set<Integer> ports) {
        Set<String> sockets = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table, StandardCharsets.ISO_8859_1)) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && ports.contains(port(fields[1]))) {
                    sockets.add("socket:[" + fields[9] + "]");
                }
            }
        } catch (IOException _) {
            return Set.of();
        }
        return sockets;
    }

    private static int port(String local) {
        try {
            return Integer.parseInt(local.substring(local.indexOf(':') + 1), 16);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private Path of(long process) {
        return root.resolve(Long.toString(process));
    }
}
