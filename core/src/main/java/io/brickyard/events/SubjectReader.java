package io.brickyard.events;

import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out from its attributes what an event is about. */
final class SubjectReader {
    private static final List<String> VOLUMES =
            List.of("volume", "name", "volume_name", "master", "master_volume", "vol");
    private static final List<String> NODES = List.of("host", "peer", "node", "master_node");
    private static final List<String> BRICKS = List.of("brick", "source-brick", "brick_path");

    /** The client graph's translator: VOLUME-client-0 and the like. */
    private static final Pattern SUBVOLUME = Pattern.compile(
            "(.+)-(?:replicate|disperse|client|dht|stripe|readdir-ahead|snapd-client|ta)(?:-\\d{1,9})?");

    /** What a client's id has around the name of its translator; found by hand, as an expression would go back and forth. */
    private static final String BEFORE_CLIENT = "PC_NAME:";

    private static final String AFTER_CLIENT = "-RECON_NO:";

    private final Map<String, Value> attributes;
    private final NodeId reporter;

    private SubjectReader(Map<String, Value> attributes, NodeId reporter) {
        this.attributes = attributes;
        this.reporter = reporter;
    }

    static Subject read(Map<String, Value> attributes, NodeId reporter) {
        SubjectReader reader = new SubjectReader(attributes, reporter);
        Optional<String> brick = reader.brick();
        return new Subject(reader.node(brick), reader.volume(), brick);
    }

    private Optional<String> volume() {
        return first(VOLUMES)
                .or(() -> text("subvol").flatMap(SubjectReader::volumeOf))
                .or(() -> text("client_uid").flatMap(SubjectReader::clientVolume));
    }

    private static Optional<String> clientVolume(String client) {
        int name = client.indexOf(BEFORE_CLIENT) + BEFORE_CLIENT.length();
        int end = client.lastIndexOf(AFTER_CLIENT);
        return name >= BEFORE_CLIENT.length() && end > name ? volumeOf(client.substring(name, end)) : Optional.empty();
    }

    private static Optional<String> volumeOf(String subvolume) {
        Matcher name = SUBVOLUME.matcher(subvolume);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private Optional<String> node(Optional<String> brick) {
        return first(NODES)
                .or(() -> brick.map(name -> name.substring(0, Math.max(0, name.indexOf(":/")))))
                .filter(name -> !name.isEmpty())
                .or(this::server);
    }

    /** The address at which a client found a brick. */
    private Optional<String> server() {
        return text("server_identifier").map(address -> {
            int port = address.lastIndexOf(':');
            return port < 0 ? address : address.substring(0, port);
        });
    }

    /** A path alone is on the node that the event names, or else on the reporter. */
    private Optional<String> brick() {
        return first(BRICKS).or(this::onlyBrick).flatMap(brick -> {
            if (!brick.startsWith("/")) {
                return brick.indexOf(":/") > 0 ? Optional.of(brick) : Optional.empty();
            }
            return Optional.of(first(NODES).or(this::server).orElse(reporter.toString()) + ':' + brick);
        });
    }

    private Optional<String> onlyBrick() {
        return attributes.get("bricks") instanceof Value.Texts(List<String> bricks) && bricks.size() == 1
                ? Optional.of(bricks.getFirst())
                : Optional.empty();
    }

    private Optional<String> first(List<String> names) {
        for (String name : names) {
            Optional<String> text = text(name);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<String> text(String name) {
        return attributes.get(name) instanceof Value.Text(String text) && !text.isEmpty()
                ? Optional.of(text)
                : Optional.empty();
    }
}
