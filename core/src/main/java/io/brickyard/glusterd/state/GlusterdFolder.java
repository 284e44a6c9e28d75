package io.brickyard.glusterd.state;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What glusterd keeps of itself on disk: who this node is and who its peers are. For the moment when the glusterd of this
 * very node does not answer; only root can read it. Files: {@code glusterd.info} and {@code peers/*}, lines of
 * {@code key=value} (glusterd-store.c, 3.x to 11); {@code secure-access}, whose being there is all that counts.
 */
public record GlusterdFolder(Path path) {

    public static final GlusterdFolder USUAL = new GlusterdFolder(Path.of("/var/lib/glusterd"));

    private static final int MOST_PEERS = 100_000;
    private static final long LARGEST_FILE = 1 << 20;

    /** The node's own id; empty when the file is absent, unreadable or says nothing of it. */
    public Optional<NodeId> self() {
        return node(pairs(path.resolve("glusterd.info")).getOrDefault("UUID", List.of()));
    }

    /** Whether glusterd, if it was started since, speaks TLS only over the network ("management encryption"). */
    public boolean securesManagement() {
        return Files.exists(path.resolve("secure-access"));
    }

    /** The peers with their names; those whose file cannot be read are left out. */
    public Map<NodeId, List<HostName>> peers() {
        Map<NodeId, List<HostName>> peers = new LinkedHashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path.resolve("peers"))) {
            for (Path file : files) {
                if (peers.size() < MOST_PEERS) {
                    Map<String, List<String>> pairs = pairs(file);
                    node(pairs.getOrDefault("uuid", List.of())).ifPresent(id -> peers.put(id, names(pairs)));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Without the folder there are no peers to be known.
        }
        return peers;
    }

    /** How the handshake with each peer ended, by glusterd's number for it; 3 is a full member. */
    public Map<NodeId, Integer> peerStates() {
        Map<NodeId, Integer> states = new LinkedHashMap<>();
        for (Path file : entries(path.resolve("peers"))) {
            Map<String, List<String>> pairs = pairs(file);
            node(pairs.getOrDefault("uuid", List.of()))
                    .ifPresent(id -> states.put(
                            id, number(pairs.getOrDefault("state", List.of())).orElse(0)));
        }
        return states;
    }

    /** The version that the pool goes by ({@code operating-version}). */
    public OptionalInt operatingVersion() {
        return number(pairs(path.resolve("glusterd.info")).getOrDefault("operating-version", List.of()));
    }

    /**
     * A description of a volume, whole or not.
     *
     * @param version of its {@code info}; empty where there is none
     * @param checksum all that {@code cksum} says, in one line
     */
    public record Description(VolumeName name, String version, String checksum) {}

    /** All folders of volumes, those of half a volume too. */
    public List<Description> volumes() {
        List<Description> volumes = new ArrayList<>();
        for (Path folder : entries(path.resolve("vols"))) {
            try {
                VolumeName name = new VolumeName(String.valueOf(folder.getFileName()));
                Map<String, List<String>> info = pairs(folder.resolve("info"));
                String version = String.join("", info.getOrDefault("version", List.of()));
                StringBuilder checksum = new StringBuilder();
                pairs(folder.resolve("cksum")).forEach((key, values) -> checksum.append(checksum.isEmpty() ? "" : " ")
                        .append(key)
                        .append('=')
                        .append(String.join(",", values)));
                volumes.add(new Description(name, version, checksum.toString()));
            } catch (IllegalArgumentException _) {
                // A file of somebody else, that no volume is called like.
            }
        }
        return volumes;
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (entries.size() < MOST_PEERS) {
                    entries.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Without the folder there is nothing.
        }
        return entries;
    }

    private static OptionalInt number(List<String> values) {
        try {
            return values.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(values.getFirst()));
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    private static List<HostName> names(Map<String, List<String>> pairs) {
        List<HostName> names = new ArrayList<>();
        for (int i = 1; pairs.containsKey("hostname" + i); i++) {
            for (String text : pairs.getOrDefault("hostname" + i, List.of())) {
                try {
                    names.add(new HostName(text));
                } catch (IllegalArgumentException _) {
                    // A damaged line is no name.
                }
            }
        }
        return names;
    }

    private static Optional<NodeId> node(List<String> values) {
        try {
            return values.isEmpty() ? Optional.empty() : Optional.of(NodeId.parse(values.getFirst()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Map<String, List<String>> pairs(Path file) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE) {
                for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    int equals = line.indexOf('=');
                    if (equals > 0) {
                        pairs.computeIfAbsent(line.substring(0, equals), _ -> new ArrayList<>())
                                .add(line.substring(equals + 1).strip());
                    }
                }
            }
        } catch (IOException _) {
            // As if it were not there.
        }
        return pairs;
    }
}
