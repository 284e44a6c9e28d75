package io.brickyard.agent.intake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Linux tells of this process's sockets in {@code /proc}: their file descriptors, and how many datagrams were dropped
 * because their buffers were full (the last column of {@code net/udp} and {@code net/udp6}). Where there is no such file
 * there is nothing to tell.
 */
final class OwnSockets {

    private static final int LOCAL = 1;
    private static final int INODE = 9;
    private static final int DROPS = 12;

    private final Path process;
    private final Map<String, Integer> descriptors;
    private final Map<String, Long> dropped = new HashMap<>();

    OwnSockets(Path process, Collection<DatagramChannel> channels) throws IOException {
        this.process = process;
        Set<Integer> ports = new HashSet<>();
        for (DatagramChannel channel : channels) {
            ports.add(((InetSocketAddress) channel.getLocalAddress()).getPort());
        }
        Map<String, Integer> all = sockets();
        descriptors = new HashMap<>();
        for (String[] row : rows()) {
            Integer descriptor = all.get(row[INODE]);
            if (descriptor != null && ports.contains(port(row))) {
                descriptors.put(row[INODE], descriptor);
            }
        }
    }

    Collection<Integer> descriptors() {
        return descriptors.values();
    }

    /** Datagrams that were dropped at these sockets so far. */
    synchronized long drops() {
        try {
            for (String[] row : rows()) {
                if (descriptors.containsKey(row[INODE])) {
                    dropped.put(row[INODE], Long.parseLong(row[DROPS]));
                }
            }
        } catch (IOException e) {
            // What was counted before is still true.
        }
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    private static int port(String[] row) {
        return Integer.parseInt(row[LOCAL].substring(row[LOCAL].indexOf(':') + 1), 16);
    }

    private List<String[]> rows() throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String file : List.of("net/udp", "net/udp6")) {
            Path table = process.resolve(file);
            if (Files.isReadable(table)) {
                Files.readAllLines(table).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(row -> row.length > DROPS)
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    /** By inode. */
    private Map<String, Integer> sockets() throws IOException {
        Map<String, Integer> sockets = new HashMap<>();
        if (!Files.isDirectory(process.resolve("fd"))) {
            return sockets;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path entry : entries) {
                String target = target(entry);
                if (target.startsWith("socket:[")) {
                    sockets.put(
                            target.substring(8, target.length() - 1),
                            Integer.parseInt(entry.getFileName().toString()));
                }
            }
        }
        return sockets;
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
