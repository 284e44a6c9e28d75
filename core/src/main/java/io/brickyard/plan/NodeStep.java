package io.brickyard.plan;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Steps that one node does by itself, on its own disks and files. */
public sealed interface NodeStep extends Step {

    HostName node();

    /**
     * Gives an empty device an XFS file system, mounts it and has it mounted at each start. A device that holds anything is
     * never touched.
     */
    record PrepareDevice(HostName node, String device, BrickPath mount) implements NodeStep {
        @Override
        public Card card() {
            return new Card(
                    "make a file system on " + node + ":" + device + " for " + mount,
                    List.of("mkfs.xfs", "-i", "size=512", "-n", "size=8192", device),
                    Risk.SAFE,
                    Duration.ofSeconds(3));
        }

        @Override
        public Check check(SeenPool seen) {
            Optional<NodeFacts.PlaceFacts> place = seen.facts(node).flatMap(facts -> facts.place(mount));
            if (place.isEmpty()) {
                return Step.ready();
            }
            if (place.get().mounted()) {
                return Step.done();
            }
            Optional<NodeFacts.DeviceFacts> found = place.get().device();
            if (found.isPresent() && !found.get().exists()) {
                return Step.blocked(node + " has no block device " + device);
            }
            return found.flatMap(NodeFacts.DeviceFacts::content)
                    .map(content -> Step.blocked(node + ":" + device + " holds something (" + content
                            + "), and what holds something is never overwritten; empty it yourself if it may go: wipefs -a "
                            + device))
                    .orElseGet(Step::ready);
        }
    }

    /**
     * Writes options into a node's {@code glusterd.vol} and restarts its glusterd; bricks go on serving.
     *
     * @param options by the names that the file has
     */
    record ConfigureGlusterd(HostName node, Map<String, String> options) implements NodeStep {
        public ConfigureGlusterd {
            options = Map.copyOf(options);
        }

        @Override
        public Card card() {
            return new Card(
                    "configure and restart glusterd of " + node,
                    List.of("systemctl", "restart", "glusterd"),
                    Risk.SAFE,
                    Duration.ofSeconds(4));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.facts(node)
                            .filter(facts -> facts.glusterd().entrySet().containsAll(options.entrySet()))
                            .isPresent()
                    ? Step.done()
                    : Step.ready();
        }
    }

    /** Makes the folder in which a brick's folder will be made; glusterd makes only the last one of a path. */
    record MakeFolder(HostName node, BrickPath folder) implements NodeStep {
        @Override
        public Card card() {
            return new Card(
                    "make the folder " + node + ":" + folder,
                    List.of("mkdir", "-p", folder.value()),
                    Risk.SAFE,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.facts(node)
                            .flatMap(facts -> facts.place(folder))
                            .filter(NodeFacts.PlaceFacts::exists)
                            .isPresent()
                    ? Step.done()
                    : Step.ready();
        }
    }

    /**
     * Removes a brick's folder with all that is in it, after its volume gave it up.
     *
     * @param volume whose mark the folder must have; one with another mark, or without, is left alone
     * @param leftover what may be in it; where there are to be no files and the node finds some, it removes nothing
     */
    record Clean(HostName node, BrickPath brick, UUID volume, Leftover leftover) implements NodeStep {
        @Override
        public Card card() {
            return new Card(
                    "remove what is left of the brick " + node + ":" + brick,
                    List.of("rm", "-rf", "--one-file-system", brick.value()),
                    Risk.DESTROYS,
                    Duration.ofSeconds(2));
        }

        @Override
        public Check check(SeenPool seen) {
            boolean serves = seen.member(node).stream()
                    .flatMap(member -> seen.volumes().stream()
                            .flatMap(found -> found.bricks().stream())
                            .filter(found -> found.node().equals(member.id())))
                    .anyMatch(found -> found.path().equals(brick));
            Optional<NodeFacts.PlaceFacts> place = seen.facts(node).flatMap(facts -> facts.place(brick));
            // What was taken away before is still to be removed, whatever lies at its path by now.
            boolean takenAway = place.isPresent() && !place.get().volume().equals(Optional.of(volume));
            if (takenAway && place.get().remains().contains(volume)) {
                return Step.ready();
            }
            if (serves) {
                return Step.blocked(node + ":" + brick + " is a brick of a volume");
            }
            if (place.isPresent() && !place.get().exists()) {
                return Step.done();
            }
            if (takenAway) {
                return Step.blocked(node + ":" + brick
                        + " does not bear the mark of the volume that it was removed from; it is left alone");
            }
            return Step.ready();
        }
    }
}
