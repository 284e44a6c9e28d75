package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Mends glusterd's own folder, and only while no glusterd has it in its memory: it would write its old view over ours. */
final class Identity {

    private static final String GONE = "brickyard-forgotten";
    /** glusterd-sm.h, GD_FRIEND_STATE_BEFRIENDED. */
    private static final String SETTLED = "state=3";

    private static final String OLDEST = "version=0";

    private final Path folder;
    private final Path kept;
    private final Programs programs;
    private final Deadline deadline;

    Identity(NodePaths paths, Programs programs, Deadline deadline) {
        this.folder = paths.glusterd();
        this.kept = paths.state().resolve("before-repair");
        this.programs = programs;
        this.deadline = deadline;
    }

    /**
     * Recipe C: its own id, and one healthy member in state 3 ("Peer in Cluster"). The friend is written first: with the id
     * alone glusterd would start as a pool of its own.
     */
    NodeResult restore(NodeTask.RestoreIdentity task) {
        refuseWhileRunning("the identity is not restored");
        try {
            Optional<NodeId> present = new GlusterdFolder(folder).self();
            if (present.isPresent() && !present.get().equals(task.id()) && knowsSomething()) {
                throw new WorkFailure(
                        "the identity is not restored",
                        "this node is " + present.get() + ", and knows peers or volumes by that",
                        "look which pool it belongs to; if its knowledge is worthless, move " + folder + " away");
            }
            Path peers = Files.createDirectories(folder.resolve("peers"));
            Path friend = peers.resolve(task.friend().toString());
            if (!Files.exists(friend) || !Files.readAllLines(friend).contains("state=3")) {
                DurableFile.write(friend, "uuid=" + task.friend() + "\nstate=3\nhostname1=" + task.friendName() + "\n");
            }
            if (present.isEmpty() || !present.get().equals(task.id())) {
                DurableFile.write(
                        folder.resolve("glusterd.info"),
                        "UUID=" + task.id() + "\noperating-version=" + task.operatingVersion() + "\n");
            }
            return new NodeResult.Done("this node is " + task.id() + " again, and knows " + task.friendName());
        } catch (IOException failed) {
            throw WorkFailure.of("the identity is not restored", failed);
        }
    }

    /** The peer's file keeps its names; only the state of the handshake is another then. */
    NodeResult settle(NodeTask.SettlePeer task) {
        refuseWhileRunning("the peer " + task.peer() + " is not settled");
        Path file = folder.resolve("peers").resolve(task.peer().toString());
        try {
            if (!Files.exists(file)) {
                throw new WorkFailure(
                        "the peer " + task.peer() + " is not settled",
                        "this node does not know it",
                        "see gluster peer status here and on another node");
            }
            List<String> lines = Files.readAllLines(file);
            if (!lines.contains(SETTLED)) {
                List<String> settled = new ArrayList<>(lines.stream()
                        .filter(line -> !line.startsWith("state="))
                        .toList());
                settled.add(Math.min(1, settled.size()), SETTLED);
                DurableFile.write(file, String.join("\n", settled) + "\n");
            }
            return new NodeResult.Done("this node takes " + task.peer() + " for a full member");
        } catch (IOException failed) {
            throw WorkFailure.of("the peer " + task.peer() + " is not settled", failed);
        }
    }

    private boolean knowsSomething() throws IOException {
        return !isEmpty(folder.resolve("peers")) || !isEmpty(folder.resolve("vols"));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }

    /**
     * glusterd takes over a peer's description of a volume when that has a greater version (glusterd-utils.c,
     * glusterd_compare_friend_volume), and starts the volume's bricks anew where it must. Was the whole description removed
     * instead, it would no longer know at which ports the bricks that run on listen.
     */
    NodeResult giveWay(NodeTask.YieldVolume task) {
        String what = "the description of volume " + task.volume() + " does not give way";
        refuseWhileRunning(what);
        Path info = folder.resolve("vols").resolve(task.volume().value()).resolve("info");
        try {
            if (!Files.exists(info)) {
                throw new WorkFailure(what, "this node has none", "see gluster volume list here and on another node");
            }
            List<String> lines = Files.readAllLines(info);
            if (!lines.contains(OLDEST)) {
                Path copy = Files.createDirectories(kept).resolve(task.volume() + ".info");
                Files.copy(info, copy, StandardCopyOption.REPLACE_EXISTING);
                String text = lines.stream()
                        .map(line -> line.startsWith("version=") ? OLDEST : line)
                        .collect(Collectors.joining("\n"));
                DurableFile.write(info, text + "\n");
            }
            return new NodeResult.Done("the peers' description of volume " + task.volume() + " counts");
        } catch (IOException failed) {
            throw WorkFailure.of(what, failed);
        }
    }

    /** Out of the volumes' folder in one step, then removed: glusterd does not start with half a volume. */
    NodeResult forget(NodeTask.ForgetVolume task) {
        refuseWhileRunning("volume " + task.volume() + " is not forgotten");
        Path description = folder.resolve("vols").resolve(task.volume().value());
        Path gone = folder.resolve(GONE);
        try {
            if (Files.isDirectory(description, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(gone);
                remove(gone.resolve(task.volume().value()));
                Files.move(description, gone.resolve(task.volume().value()), StandardCopyOption.ATOMIC_MOVE);
                DurableFile.settle(folder.resolve("vols"));
            }
            remove(gone);
            return new NodeResult.Done("this node has no description of volume " + task.volume());
        } catch (IOException failed) {
            throw WorkFailure.of("volume " + task.volume() + " is not forgotten", failed);
        }
    }

    private void remove(Path path) {
        programs.must(deadline, path + " could not be removed", "look at it", "rm", "-r", "-f", "--", path.toString());
    }

    private static void refuseWhileRunning(String what) {
        if (GlusterdProcess.find().isPresent()) {
            throw new WorkFailure(
                    what,
                    "glusterd runs, and would write over it what it has in its memory",
                    "stop it first; bricks go on serving");
        }
    }
}
