package io.brickyard.survey;

import io.brickyard.glusterd.rpc.Doors;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where nodes and bricks were last seen to listen: what is left to try when a node's glusterd is gone, and what may be
 * tried before the pool has told what it consists of.
 *
 * <p>Kept in one file of lines, {@code pool SOURCE UUID,UUID}, {@code node UUID ADDRESS} and {@code brick UUID PORT PATH}, of
 * every pool that was ever looked at from this machine; replaced as a whole, and only when something changed. It is a memory, not a truth: a line
 * that cannot be read is passed over, and a port counts only when it answers.
 */
final class LastKnown {

    private static final String FILE = "last-known";
    private static final int MOST_LINES = 200_000;
    private static final long LARGEST_FILE = 64L << 20;

    private final Path file;
    private final Map<String, Set<NodeId>> pools = new HashMap<>();
    private final Map<NodeId, String> addresses = new HashMap<>();
    private final Map<BrickId, Port> ports = new HashMap<>();
    private boolean changed;

    private LastKnown(Path file) {
        this.file = file;
    }

    /** What the state folder remembers; nothing when it does not exist or cannot be read. */
    static LastKnown read(StateFolder state) {
        LastKnown known = new LastKnown(state.path().resolve(FILE));
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
        Map<String, NodeId> nodes = new HashMap<>();
        for (String line : lines) {
            if (addresses.size() + ports.size() >= MOST_LINES) {
                return;
            }
            try {
                take(line, nodes);
            } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
                // A damaged line is forgotten.
            }
        }
    }

    /** @param nodes those of earlier lines: the same ones come again and again */
    private void take(String line, Map<String, NodeId> nodes) {
        int first = line.indexOf(' ') + 1;
        int second = line.indexOf(' ', first) + 1;
        String subject = line.substring(first, second - 1);
        if (line.startsWith("brick ")) {
            int third = line.indexOf(' ', second) + 1;
            NodeId node = nodes.computeIfAbsent(subject, NodeId::parse);
            BrickId brick = new BrickId(node, new BrickPath(line.substring(third)));
            ports.put(brick, new Port(Integer.parseInt(line, second, third - 1, 10)));
        } else if (line.startsWith("node ")) {
            String address = line.substring(second);
            InetAddress.ofLiteral(address); // a name could be looked up anywhere
            addresses.put(nodes.computeIfAbsent(subject, NodeId::parse), address);
        } else if (line.startsWith("pool ")) {
            Set<NodeId> members = new HashSet<>();
            for (String member : line.substring(second).split(",", -1)) {
                members.add(nodes.computeIfAbsent(member, NodeId::parse));
            }
            pools.put(subject, members);
        }
    }

    /**
     * Where the bricks of the pool that was seen from there were last known to listen.
     *
     * @param source the glusterd that is asked, in one word
     */
    synchronized Map<BrickId, Doors.Door> doorsSeenFrom(String source) {
        Set<NodeId> members = pools.getOrDefault(source, Set.of());
        Map<NodeId, List<InetAddress>> places = new HashMap<>();
        Map<BrickId, Doors.Door> doors = new HashMap<>();
        ports.forEach((brick, port) -> {
            String address = addresses.get(brick.node());
            if (members.contains(brick.node()) && address != null) {
                List<InetAddress> place =
                        places.computeIfAbsent(brick.node(), _ -> List.of(InetAddress.ofLiteral(address)));
                doors.put(brick, new Doors.Door(place, port.number()));
            }
        });
        return doors;
    }

    /** Takes note of a pool, and forgets the ports of bricks on its nodes that it does not serve any longer. */
    synchronized void note(String source, Set<NodeId> members, Predicate<BrickId> serves) {
        changed |= !members.equals(pools.put(source, Set.copyOf(members)));
        changed |= ports.keySet().removeIf(brick -> members.contains(brick.node()) && !serves.test(brick));
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
            return Optional.of("cannot remember brick ports in " + file + ": "
                    + (e instanceof AccessDeniedException ? "permission denied" : e.getMessage()));
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(pools).forEach((source, members) -> text.append("pool ")
                .append(source)
                .append(' ')
                .append(members.stream().sorted().map(NodeId::toString).collect(Collectors.joining(",")))
                .append('\n'));
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
