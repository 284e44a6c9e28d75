package io.brickyard.plan;

import io.brickyard.pool.HostName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps that change who is a member. */
public sealed interface PeerStep extends Step {

    /** Makes a node a member. It is tried whether it can be reached first: glusterd would wait for minutes. */
    record Probe(HostName node) implements PeerStep {
        @Override
        public Card card() {
            return new Card(
                    "probe " + node,
                    List.of("gluster", "peer", "probe", node.value()),
                    Risk.SAFE,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.member(node).isPresent() ? Step.done() : Step.ready();
        }
    }

    /** Waits until a node is "Peer in Cluster" in the eyes of all, and they in its. */
    record AwaitMember(HostName node, String since) implements PeerStep {

        /** Since it was probed. */
        public AwaitMember(HostName node) {
            this(node, "");
        }

        @Override
        public Card card() {
            return new Card(
                    "wait until all have " + node + " as a member" + (since.isEmpty() ? "" : ", since " + since),
                    List.of("gluster", "peer", "status"),
                    Risk.SAFE,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            Optional<SeenNode> member = seen.member(node);
            if (member.isEmpty()) {
                return Step.blocked(node + " is no member");
            }
            return member.get().isUp() && member.get().befriended() ? Step.done() : Step.ready();
        }
    }

    /**
     * Gives a member a further name.
     *
     * @param from the member that probes: a node cannot be given a name by itself
     */
    record Alias(HostName node, HostName alias, HostName from) implements PeerStep {
        @Override
        public Card card() {
            return new Card(
                    "let " + node + " be known as " + alias,
                    List.of("gluster", "peer", "probe", alias.value()),
                    Risk.SAFE,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            Optional<SeenNode> member = seen.member(node);
            if (member.isEmpty()) {
                return Step.blocked(node + " is no member");
            }
            return member.get().isCalled(alias) ? Step.done() : Step.ready();
        }
    }

    /**
     * Ends a node's membership; never while it has bricks.
     *
     * @param force for one that is away, while others are away too: else glusterd detaches nobody as long as another member is
     *     away. It is asked for only with more than half of the members up: on the side of a cut that has fewer, the node is not
     *     known to be away. A node that comes back afterwards still believes in the old pool
     */
    record Detach(HostName node, boolean force) implements PeerStep {
        /** Without force. */
        public Detach(HostName node) {
            this(node, false);
        }

        @Override
        public Card card() {
            List<String> words = new ArrayList<>(List.of("gluster", "peer", "detach", node.value()));
            if (force) {
                words.add("force");
            }
            return new Card("detach " + node, words, Risk.DESTROYS, Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            Optional<SeenNode> member = seen.member(node);
            if (member.isEmpty()) {
                return Step.done();
            }
            if (member.get().id().equals(seen.here())) {
                return Step.blocked(
                        node + " is the node on which this runs: no node can detach itself; run it on another one");
            }
            return seen.volumes().stream()
                    .filter(volume -> volume.bricks().stream()
                            .anyMatch(brick -> brick.node().equals(member.get().id())))
                    .findFirst()
                    .map(volume -> Step.blocked(
                            node + " has bricks of volume " + volume.name() + ": they must be elsewhere first"))
                    .orElseGet(() -> force ? forced(seen, member.get()) : others(seen, member.get()));
        }

        private static Check others(SeenPool seen, SeenNode member) {
            return seen.nodes().stream()
                    .filter(other -> !other.isUp() && !other.id().equals(member.id()))
                    .findFirst()
                    .map(away -> Step.blocked("glusterd detaches nobody while another member is away: " + away.name()))
                    .orElseGet(Step::ready);
        }

        private Check forced(SeenPool seen, SeenNode member) {
            if (member.standing() != SeenNode.Standing.AWAY) {
                return Step.blocked(node + " is not away, so it is not detached by force");
            }
            long up = seen.nodes().stream().filter(SeenNode::isUp).count();
            return 2 * up > seen.nodes().size()
                    ? Step.ready()
                    : Step.blocked("only " + up + " of " + seen.nodes().size()
                            + " members answer, so it may be this node that is cut off: bring others back first");
        }
    }
}
