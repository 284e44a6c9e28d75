package io.brickyard.glusterd.command;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads {@code volume status}, plain, {@code detail}, {@code clients} and {@code tasks}.
 *
 * <p>Bricks and daemons stand in the same list. A brick has a path; a daemon has a host where bricks have their path, or
 * (GlusterFS 11) repeats the element of the host name, so a daemon is known by not having an absolute path.
 */
final class VolumeStatusReader {

    private VolumeStatusReader() {}

    static List<VolumeStatus> read(XmlElement root) {
        List<VolumeStatus> volumes = new ArrayList<>();
        Optional<XmlElement> status = root.child("volStatus");
        if (status.isPresent()) {
            for (XmlElement volume : status.get().below("volumes", "volume")) {
                volumes.add(volume(volume));
            }
        }
        return volumes;
    }

    private static VolumeStatus volume(XmlElement volume) {
        List<StatusRow.BrickRow> bricks = new ArrayList<>();
        List<StatusRow.DaemonRow> daemons = new ArrayList<>();
        addRows(volume, bricks, daemons);
        return new VolumeStatus(volumeName(volume), bricks, daemons, tasks(volume));
    }

    private static VolumeName volumeName(XmlElement volume) {
        String name = Fields.needed(volume, "volName");
        try {
            return new VolumeName(name);
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable("gluster names a volume '" + Excerpt.of(name) + "': no volume name");
        }
    }

    /** Nodes of version 11 may lie in one another; the depth of a document is bounded. */
    private static void addRows(XmlElement parent, List<StatusRow.BrickRow> bricks, List<StatusRow.DaemonRow> daemons) {
        for (XmlElement node : parent.children("node")) {
            addRows(node, bricks, daemons);
            if (node.child("peerid").isEmpty() && !node.children("node").isEmpty()) {
                continue;
            }
            NodeId id = Fields.node(Fields.needed(node, "peerid"));
            Optional<String> path = node.text("path").filter(text -> text.startsWith("/"));
            if (path.isPresent()) {
                bricks.add(brick(node, id, path.get()));
            } else {
                daemons.add(new StatusRow.DaemonRow(
                        Fields.needed(node, "hostname"), id, node.isOne("status"), node.number("pid")));
            }
        }
    }

    private static StatusRow.BrickRow brick(XmlElement node, NodeId id, String path) {
        try {
            return new StatusRow.BrickRow(
                    new BrickId(id, new BrickPath(path)),
                    node.isOne("status"),
                    port(node),
                    node.number("pid"),
                    usage(node),
                    clients(node));
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable("gluster's row of a brick makes no sense: " + e.getMessage());
        }
    }

    private static Optional<Port> port(XmlElement node) {
        OptionalInt port = node.count("port");
        return port.isPresent() && port.getAsInt() > 0 ? Optional.of(new Port(port.getAsInt())) : Optional.empty();
    }

    private static Optional<StatusRow.Usage> usage(XmlElement node) {
        if (node.child("sizeTotal").isEmpty() && node.child("sizeFree").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StatusRow.Usage(
                Fields.bytes(node, "sizeTotal"),
                Fields.bytes(node, "sizeFree"),
                node.number("inodesTotal"),
                node.number("inodesFree"),
                node.text("device"),
                node.text("fsName").map(name -> new StatusRow.FileSystem(name, node.text("mntOptions")))));
    }

    private static Optional<StatusRow.ClientCount> clients(XmlElement node) {
        Optional<XmlElement> status = node.child("clientsStatus");
        if (status.isEmpty()) {
            return Optional.empty();
        }
        List<StatusRow.Connection> connections = new ArrayList<>();
        for (XmlElement client : status.get().children("client")) {
            connections.add(new StatusRow.Connection(client.text("hostname").orElse("?"), client.count("opVersion")));
        }
        int count = status.get().count("clientCount").orElse(connections.size());
        return Optional.of(new StatusRow.ClientCount(count, connections));
    }

    private static List<TaskRow> tasks(XmlElement volume) {
        List<TaskRow> tasks = new ArrayList<>();
        for (XmlElement task : volume.below("tasks", "task")) {
            List<String> bricks = new ArrayList<>();
            for (XmlElement brick : task.below("params", "brick")) {
                bricks.add(brick.text());
            }
            tasks.add(new TaskRow(
                    Fields.needed(task, "type"),
                    task.text("id").orElse(""),
                    task.count("status").orElse(-1),
                    task.text("statusStr").orElse(""),
                    bricks));
        }
        return tasks;
    }
}
