package io.brickyard.plan;

import io.brickyard.pool.HostName;
import java.time.Duration;
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
     * Ends a node's membership; never while it has bricks, and never by force: so glusterd refuses it while another member is
     * away, and with all the others up no quorum can be lost by it.
     */
    record Detach(HostName node) implements PeerStep {
        @Override
        public Card card() {
            return new Card(
                    "detach " + node,
                    List.of("gluster", "peer", "detach", node.value()),
                    Risk.DESTROYS,
                    Duration.ofSeconds(1));
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
            Optional<SeenNode> away = seen.nodes().stream()
                    .filter(other ->
                            !other.isUp() && !other.id().equals(member.get().id()))
                    .findFirst();
            if (away.isPresent()) {
                return Step.blocked("glusterd detaches nobody while another member is away: "
                        + away.get().name());
            }
            return seen.volumes().stream()
                    .filter(volume -> volume.bricks().stream()
                            .anyMatch(brick -> brick.node().equals(member.get().id())))
                    .findFirst()
                    .map(volume -> Step.blocked(node + " has bricks of volume " + volume.name()
                            + ": let the document have them elsewhere first"))
                    .orElseGet(Step::ready);
        }
    }
}
