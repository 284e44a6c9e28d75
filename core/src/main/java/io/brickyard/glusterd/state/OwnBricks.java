package io.brickyard.glusterd.state;

import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which folders of this node are bricks of volumes, by what its glusterd keeps on disk: for whoever is about to remove one. Careful:
 * what cannot be told counts as a brick, and so does what is no known peer's.
 *
 * <p>Files (glusterd-store.c of GlusterFS 10; seen with 10.3): {@code vols/NAME/info} has a line {@code brick-N=HOST:-PATH} for each
 * brick, with dashes in the place of slashes; {@code vols/NAME/bricks/HOST:-PATH} has its {@code uuid} (that of its node),
 * {@code hostname}, {@code path} and {@code real_path}.
 *
 * @param glusterd its folder, most often {@code /var/lib/glusterd}
 */
public record OwnBricks(Path glusterd) {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._";

    /** Which of a node's names a brick goes by cannot be known here, so it is told by its node's id. */
    private record Peers(Set<NodeId> ids, Set<String> names) {
        boolean have(Map<String, List<String>> brick, String name) {
            Optional<NodeId> id = first(brick, "uuid").flatMap(Peers::id);
            String host = first(brick, "hostname").orElse(name.substring(0, Math.max(0, name.lastIndexOf(":-"))));
            return id.map(ids::contains).orElseGet(() -> names.contains(host));
        }

        private static Optional<NodeId> id(String text) {
            try {
                return Optional.of(NodeId.parse(text));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    /**
     * Why a folder must not be removed: it is a brick of a volume, lies in one or around one, or it cannot be told.
     *
     * @param folder as it is called
     * @param real where it really lies
     * @return a sentence without its end; empty when nothing is known against it
     */
    public Optional<String> use(Path folder, Path real) {
        Path volumes = glusterd.resolve("vols");
        if (!Files.exists(volumes)) {
            return Optional.empty();
        }
        GlusterdFolder own = new GlusterdFolder(glusterd);
        Peers peers = peers(own);
        try {
            for (Path volume : entries(volumes)) {
                Optional<String> use = use(volume, List.of(folder, real), peers);
                if (use.isPresent()) {
                    return use;
                }
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of("what bricks there are on this node cannot be read: " + failed);
        }
    }

    private static Peers peers(GlusterdFolder own) {
        Set<NodeId> ids = new HashSet<>(own.peers().keySet());
        own.self().ifPresent(ids::remove);
        Set<String> names = new HashSet<>();
        own.peers().values().forEach(of -> of.forEach(name -> names.add(name.value())));
        return new Peers(ids, names);
    }

    private static Optional<String> use(Path volume, List<Path> folders, Peers peers) throws IOException {
        String title = "the volume " + volume.getFileName();
        if (!Files.isDirectory(volume) || !Files.exists(volume.resolve("info"))) {
            return Optional.empty(); // It is just being made or deleted.
        }
        List<String> names = names(volume.resolve("info"));
        if (names.isEmpty()) {
            return Optional.of("what bricks " + title + " has cannot be read from " + volume.resolve("info"));
        }
        for (String name : names) {
            Map<String, List<String>> brick = GlusterdFolder.pairs(path(volume.toUri() + "bricks/", name));
            if (!peers.have(brick, name) && folders.stream().anyMatch(folder -> touches(folder, brick, name))) {
                return Optional.of("glusterd of this node has it as a brick of " + title);
            }
        }
        return Optional.empty();
    }

    private static List<String> names(Path info) {
        List<String> names = new ArrayList<>();
        GlusterdFolder.pairs(info).forEach((key, values) -> {
            if (key.matches("brick-[0-9]+")) {
                names.addAll(values);
            }
        });
        return names;
    }

    private static boolean touches(Path folder, Map<String, List<String>> brick, String name) {
        List<Path> paths = Stream.of("path", "real_path")
                .flatMap(key -> first(brick, key).stream())
                .filter(text -> text.startsWith("/"))
                .map(text -> path("file://", text))
                .toList();
        return paths.isEmpty()
                ? name.endsWith(":" + folder.toString().replace('/', '-'))
                : paths.stream().anyMatch(path -> path.startsWith(folder) || folder.startsWith(path));
    }

    /**
     * The path of exactly these bytes, whatever the locale makes of them.
     *
     * @param before the beginning of its URI
     * @param octets each byte as one character, as the files are read
     */
    private static Path path(String before, String octets) {
        StringBuilder uri = new StringBuilder(before);
        for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
            uri.append(
                    octet > 0 && PLAIN.indexOf(octet) >= 0
                            ? String.valueOf((char) octet)
                            : "%" + HexFormat.of().toHexDigits(octet));
        }
        return Path.of(URI.create(uri.toString()));
    }

    private static Optional<String> first(Map<String, List<String>> pairs, String key) {
        return pairs.getOrDefault(key, List.of()).stream().findFirst();
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return found;
    }
}
