package io.brickyard.work;

import io.brickyard.plan.GlusterdOptions;
import io.brickyard.plan.Leftover;
import io.brickyard.plan.PathRules;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** One piece of work that a node does by itself. Each can be done again: what is done already stays as it is. */
public sealed interface NodeTask {

    /**
     * Tells what is there; changes nothing.
     *
     * @param places at most {@value #MOST_PLACES}
     * @param knowledge whether also what glusterd's folder says of peers and volumes
     */
    record Facts(List<Place> places, boolean knowledge) implements NodeTask {
        public static final int MOST_PLACES = 1000;

        public Facts {
            places = List.copyOf(places);
            if (places.size() > MOST_PLACES) {
                throw new IllegalArgumentException("more than " + MOST_PLACES + " places");
            }
        }

        public Facts(List<Place> places) {
            this(places, false);
        }
    }

    /**
     * A place to look at.
     *
     * @param path of a folder
     * @param device that is to be mounted there
     */
    record Place(BrickPath path, Optional<DevicePath> device) {
        public Place {
            check(path, PathRules.againstLooking(path));
        }
    }

    /**
     * Gives an empty device an XFS file system, mounts it, and has it mounted at each start. A device that holds anything is
     * never touched.
     */
    record PrepareDevice(DevicePath device, BrickPath mount) implements NodeTask {
        public PrepareDevice {
            check(mount, PathRules.againstBrick(mount));
        }
    }

    /**
     * Makes a folder, and those above it.
     *
     * @param rootAllowed whether it may lie on the file system of {@code /}, which its files would fill
     */
    record MakeFolder(BrickPath folder, boolean rootAllowed) implements NodeTask {
        public MakeFolder {
            check(folder, PathRules.againstFolder(folder));
        }
    }

    /**
     * Removes a brick's folder with all that is in it.
     *
     * @param place the folder that it must lie in
     * @param volume the mark that it must bear
     * @param leftover what may be in it: where there are to be no files, one that is there has it left alone
     */
    record Clean(BrickPath place, BrickPath brick, UUID volume, Leftover leftover) implements NodeTask {
        public Clean {
            check(place, PathRules.againstLooking(place));
            check(brick, PathRules.againstBrick(brick));
            if (!brick.value().startsWith(place.value().equals("/") ? "/" : place.value() + "/")) {
                throw new IllegalArgumentException(brick + " does not lie in " + place);
            }
        }
    }

    /**
     * Sets options in {@code glusterd.vol}, and starts glusterd again if it runs and has not read them; bricks go on serving.
     *
     * @param options by the names that the file has
     */
    record ConfigureGlusterd(Map<String, String> options) implements NodeTask {
        private static final int MOST = 50;

        public ConfigureGlusterd {
            options = Map.copyOf(options);
            if (options.isEmpty() || options.size() > MOST) {
                throw new IllegalArgumentException("not 1 to " + MOST + " options");
            }
            options.forEach(ConfigureGlusterd::check);
        }

        private static void check(String name, String value) {
            if (!GlusterdOptions.NAMES.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is not set by a task; those that are: "
                        + String.join(", ", new TreeSet<>(GlusterdOptions.NAMES)));
            }
            if (!GlusterdOptions.isValue(value)) {
                throw new IllegalArgumentException("not an option of glusterd.vol: '" + name + " " + value + "'");
            }
        }
    }

    /** Ends glusterd; bricks go on serving. */
    record StopGlusterd() implements NodeTask {}

    /** Starts glusterd, and waits until it answers. */
    record StartGlusterd() implements NodeTask {}

    /** Ends glusterd and starts it again, by which it connects to its peers anew; bricks go on serving. */
    record RestartGlusterd() implements NodeTask {}

    /**
     * Gives a node that lost its glusterd folder its identity back. Refused while glusterd runs, and for a node that has another
     * identity and knows volumes or peers by it.
     *
     * @param operatingVersion the pool's
     * @param friend the id of a healthy member, of which glusterd learns the rest
     */
    record RestoreIdentity(NodeId id, int operatingVersion, NodeId friend, HostName friendName) implements NodeTask {
        public RestoreIdentity {
            if (operatingVersion < 1 || operatingVersion > 10_000_000) {
                throw new IllegalArgumentException("no operating version: " + operatingVersion);
            }
            if (id.equals(friend)) {
                throw new IllegalArgumentException("a node is not its own friend");
            }
        }
    }

    /**
     * Has this node take a peer that it knows already for a full member, whatever became of their handshake. Refused while
     * glusterd runs, and for one whom this node does not know.
     */
    record SettlePeer(NodeId peer) implements NodeTask {}

    /**
     * Has this node's description of a volume count as the oldest one, so that glusterd takes its peers' in its place. A copy of what
     * it was is kept in Brickyard's folder. Refused while glusterd runs.
     */
    record YieldVolume(VolumeName volume) implements NodeTask {
        public YieldVolume {
            checkFolder(volume);
        }
    }

    /** Removes this node's description of a volume. Refused while glusterd runs. */
    record ForgetVolume(VolumeName volume) implements NodeTask {
        public ForgetVolume {
            checkFolder(volume);
        }
    }

    /** Has this node's glusterd probe a name, by which it then knows that node too. */
    record Probe(HostName name) implements NodeTask {}

    /**
     * Takes the lock of the one who changes the pool; whoever has it already has it for a new term.
     *
     * @param holder who takes it, told to everybody who comes later
     * @param token by which the holder proves to be the same one
     * @param term after which it is nobody's, unless taken again
     */
    record TakeLock(LockHolder holder, UUID token, Duration term) implements NodeTask {
        public TakeLock {
            if (term.compareTo(Duration.ofSeconds(1)) < 0 || term.compareTo(Duration.ofHours(24)) > 0) {
                throw new IllegalArgumentException("a lock is taken for a second to a day, not " + term);
            }
        }
    }

    /** Gives the lock back, if it is held by whoever has this token. */
    record ReleaseLock(UUID token) implements NodeTask {}

    private static void check(BrickPath path, Optional<String> against) {
        against.ifPresent(why -> {
            throw new IllegalArgumentException(
                    path + ": bricks cannot " + why + "; they lie in folders of their own, such as /bricks/b1");
        });
    }

    private static void checkFolder(VolumeName volume) {
        if (volume.value().startsWith(".")) {
            throw new IllegalArgumentException("no folder of a volume is called '" + volume + "'");
        }
    }
}
