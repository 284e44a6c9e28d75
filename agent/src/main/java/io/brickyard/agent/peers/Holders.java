package io.brickyard.agent.peers;

import io.brickyard.webhooks.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which nodes are known to have this node's files of the pool as they are now, in a file: its first line is the files'
 * version, each other one a node's id. So an agent that starts need not ask again, for which the pool would be locked. Of
 * another version nothing is known.
 */
final class Holders {

    private static final Logger LOG = LoggerFactory.getLogger(Holders.class);
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private String version = "";
    private final Set<String> nodes = new TreeSet<>();

    Holders(Path file) {
        this.file = file;
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                version = lines.isEmpty() ? "" : lines.getFirst();
                nodes.addAll(lines.subList(Math.min(1, lines.size()), lines.size()));
            }
        } catch (IOException e) {
            LOG.debug("who has the pool's files is asked anew: {}", e.toString());
        }
    }

    boolean has(String node, Version wanted) {
        return version.equals(line(wanted)) && nodes.contains(node);
    }

    void note(Version current, Set<String> given) {
        Set<String> before = version.equals(line(current)) ? Set.copyOf(nodes) : Set.of();
        if (!before.containsAll(given)) {
            version = line(current);
            nodes.clear();
            nodes.addAll(before);
            nodes.addAll(given);
            write();
        }
    }

    /** What it has is not known any more: it was away. */
    void forget(String node) {
        if (nodes.remove(node)) {
            write();
        }
    }

    private static String line(Version version) {
        return version.generation() + " " + version.digest();
    }

    private void write() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, version + "\n" + String.join("\n", nodes) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.debug("who has the pool's files cannot be noted: {}", e.toString());
        }
    }
}
