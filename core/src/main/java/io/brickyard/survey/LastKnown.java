package io.brickyard.survey;

import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where nodes and bricks were last seen to listen: what is left to try when a node's glusterd is gone.
 *
 * <p>Kept in one file of lines, {@code node UUID ADDRESS} and {@code brick UUID PORT PATH}, of every pool that was ever
 * looked at from this machine; replaced as a whole, and only when something changed. It is a memory, not a truth: a line
 * that cannot be read is passed over, and a port counts only when it answers.
 */
final class LastKnown {

    private static final String FILE = "last-known";
    private static final int MOST_LINES = 200_000;
    private static final long LARGEST_FILE = 64L << 20;

    private final Path file;
    private final Map<NodeId, String> addresses;
    private final Map<BrickId, Port> ports;
    private boolean changed;

    private LastKnown(Path file, Map<NodeId, String> addresses, Map<BrickId, Port> ports) {
        this.file = file;
        this.addresses = addresses;
        this.ports = ports;
    }

    /** What the state folder remembers; nothing when it does not exist or cannot be read. */
    static LastKnown read(StateFolder state) {
        LastKnown known = new LastKnown(state.path().resolve(FILE), new HashMap<>(), new HashMap<>());
        try {
            if (Files.isRegularFile(known.file) && Files.size(known.file) <= LARGEST_FILE) {
                known.take(Files.readAllLines(known.file, StandardCharsets.UTF_8));
            }
        } catch (NoSuchFileException | MalformedInputException _) {
            // A first run, or a damaged memory: both begin anew.
        } catch (IOException _) {
            // Not readable for this user: the survey goes without.
        }
        return known;
    }

    private void take(List<String> lines) {
        for (String line : lines) {
            if (addresses.size() + ports.size() >= MOST_LINES) {
                return;
            }
            String[] words = line.split(" ", 4);
            try {
                if (words.length == 3 && words[0].equals("node")) {
                    InetAddress.ofLiteral(words[2]); // a name could be looked up anywhere
                    addresses.put(NodeId.parse(words[1]), words[2]);
                } else if (words.length == 4 && words[0].equals("brick")) {
                    BrickId brick = new BrickId(NodeId.parse(words[1]), new BrickPath(words[3]));
                    ports.put(brick, new Port(Integer.parseInt(words[2])));
                }
            } catch (IllegalArgumentException _) {
                // A damaged line is forgotten.
            }
        }
    }

    /** The numeric address at which the node's glusterd last answered. */
    synchronized Optional<String> address(NodeId node) {
        return Optional.ofNullable(addresses.get(node));
    }

    synchronized Optional<Port> port(BrickId brick) {
        return Optional.ofNullable(ports.get(brick));
    }

    synchronized void note(NodeId node, String address) {
        changed |= !address.equals(addresses.put(node, address));
    }

    synchronized void note(BrickId brick, Port port) {
        changed |= !port.equals(ports.put(brick, port));
    }

    /** Its node's glusterd, in good standing, says that it is not running: the port may be anybody's from now on. */
    synchronized void forget(BrickId brick) {
        changed |= ports.remove(brick) != null;
    }

    /**
     * Writes what changed.
     *
     * @return why it could not be written; empty when it could, or nothing changed
     */
    synchronized Optional<String> save() {
        if (!changed) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), FILE, ".new");
            try {
                Files.writeString(fresh, text(), StandardCharsets.UTF_8);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            changed = false;
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of("cannot remember brick ports in " + file + ": " + e.getMessage());
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(addresses).forEach((node, address) -> text.append("node ")
                .append(node)
                .append(' ')
                .append(address)
                .append('\n'));
        new TreeMap<>(ports).forEach((brick, port) -> text.append("brick ")
                .append(brick.node())
                .append(' ')
                .append(port)
                .append(' ')
                .append(brick.path())
                .append('\n'));
        return text.toString();
    }
}
