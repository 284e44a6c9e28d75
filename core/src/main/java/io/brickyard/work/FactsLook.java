package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeKnowledge;
import io.brickyard.pool.Bytes;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks at this node: its identity, its glusterd, and what lies at places for bricks. Asks no glusterd, and changes nothing. */
final class FactsLook {

    private static final Bytes NONE = new Bytes(0);

    private final NodePaths paths;
    private final Programs programs;
    private final Deadline deadline;

    FactsLook(NodePaths paths, Programs programs, Deadline deadline) {
        this.paths = paths;
        this.programs = programs;
        this.deadline = deadline;
    }

    NodeFacts look(List<NodeTask.Place> places, boolean knowledge) {
        Optional<GlusterdProcess> running = GlusterdProcess.find();
        Mounts mounts = Mounts.now();
        List<NodeFacts.PlaceFacts> found = new ArrayList<>(places.size());
        for (NodeTask.Place place : places) {
            found.add(look(place, mounts));
        }
        GlusterdFolder folder = new GlusterdFolder(paths.glusterd());
        return new NodeFacts(
                folder.self(),
                running.isPresent(),
                options(running),
                found,
                knowledge ? knowledge(folder) : NodeKnowledge.UNTOLD);
    }

    private static NodeKnowledge knowledge(GlusterdFolder folder) {
        List<NodeKnowledge.KnownPeer> peers = new ArrayList<>();
        folder.peerStates().forEach((id, state) -> peers.add(new NodeKnowledge.KnownPeer(id, state)));
        List<NodeKnowledge.KnownVolume> volumes = new ArrayList<>();
        folder.volumes()
                .forEach(one -> volumes.add(new NodeKnowledge.KnownVolume(one.name(), one.version(), one.checksum())));
        return new NodeKnowledge(true, folder.operatingVersion(), peers, volumes);
    }

    /** What glusterd goes by: of a file that was changed since it started it knows nothing. */
    private Map<String, String> options(Optional<GlusterdProcess> running) {
        try {
            boolean read = running.isEmpty() || running.get().hasRead(paths.volfile());
            return read ? Volfile.options(Files.readString(paths.volfile())) : Map.of();
        } catch (IOException _) {
            return Map.of();
        }
    }

    private NodeFacts.PlaceFacts look(NodeTask.Place place, Mounts mounts) {
        Path folder = Path.of(place.path().value());
        Optional<BlockDevice> device = place.device().flatMap(BlockDevice::of);
        Optional<NodeFacts.DeviceFacts> onDevice = place.device().map(name -> look(place, name, device, mounts));
        if (!Files.isDirectory(folder)) {
            return new NodeFacts.PlaceFacts(
                    place.path(), false, false, NONE, NONE, true, Optional.empty(), onDevice, remains(folder));
        }
        try {
            FileStore store = Files.getFileStore(folder);
            // A device's place counts as mounted only when it is this device that is mounted right there.
            boolean mounted = place.device().isPresent()
                    ? mounts.at(folder)
                            .filter(mount -> device.filter(one -> one.number().equals(mount.device()))
                                    .isPresent())
                            .isPresent()
                    : Folders.device(folder) != Folders.device(Path.of("/"));
            return new NodeFacts.PlaceFacts(
                    place.path(),
                    true,
                    mounted,
                    new Bytes(Math.max(0, store.getTotalSpace())),
                    new Bytes(Math.max(0, store.getUsableSpace())),
                    isEmpty(folder),
                    Marks.volume(folder),
                    onDevice,
                    remains(folder));
        } catch (IOException failed) {
            throw WorkFailure.of("it cannot be told what lies at " + folder, failed);
        }
    }

    private static Set<UUID> remains(Path folder) {
        Path parent = folder.getParent();
        try {
            return parent == null ? Set.of() : RemovedBricks.volumes(parent);
        } catch (IOException failed) {
            throw WorkFailure.of("it cannot be told what lies in " + parent, failed);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }

    private NodeFacts.DeviceFacts look(
            NodeTask.Place place, DevicePath name, Optional<BlockDevice> found, Mounts mounts) {
        if (found.isEmpty()) {
            return new NodeFacts.DeviceFacts(name.value(), false, Optional.empty(), NONE);
        }
        BlockDevice device = found.get();
        Optional<String> content = device.user(mounts)
                .or(() -> switch (DeviceContent.of(device, place.path(), programs, deadline)) {
                    case DeviceContent.Foreign(String what) -> Optional.of(what);
                    // Work that was broken off goes on.
                    case DeviceContent.Empty _, DeviceContent.Ours _, DeviceContent.Unfinished _ -> Optional.empty();
                });
        return new NodeFacts.DeviceFacts(name.value(), true, content, device.size());
    }
}
