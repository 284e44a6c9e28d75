package io.brickyard.plan;

import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.List;

/**
 * Steps that mend what is broken: done only by a repair, never by an apply. Whether one is needed is told by evidence before;
 * its check says whether it would still help.
 */
public sealed interface RepairStep extends Step {

    /** The node whose glusterd or files it touches. */
    HostName node();

    /** Stops a node's glusterd; its bricks go on serving. */
    record StopGlusterd(HostName node) implements RepairStep {
        @Override
        public Card card() {
            return new Card(
                    "stop glusterd of " + node,
                    List.of("systemctl", "stop", "glusterd"),
                    Risk.SAFE,
                    Duration.ofSeconds(2));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.facts(node).filter(facts -> !facts.running()).isPresent() ? Step.done() : Step.ready();
        }
    }

    /** Starts a node's glusterd. */
    record StartGlusterd(HostName node) implements RepairStep {
        @Override
        public Card card() {
            return new Card(
                    "start glusterd of " + node,
                    List.of("systemctl", "start", "glusterd"),
                    Risk.SAFE,
                    Duration.ofSeconds(3));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.facts(node).filter(NodeFacts::running).isPresent() ? Step.done() : Step.ready();
        }
    }

    /**
     * Gives a node that lost its glusterd folder its identity back, and one healthy member to learn the rest from.
     *
     * @param id by which the pool knows the node
     * @param operatingVersion the pool's
     * @param friend a healthy member's id
     * @param friendName the name by which that one is to be known
     */
    record RestoreIdentity(HostName node, NodeId id, int operatingVersion, NodeId friend, HostName friendName)
            implements RepairStep {
        @Override
        public Card card() {
            return new Card(
                    "give " + node + " its identity " + id + " back",
                    List.of("brickyard", "repair", "--member", friendName.value()),
                    Risk.SAFE,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.facts(node).flatMap(NodeFacts::id).filter(id::equals).isPresent() ? Step.done() : Step.ready();
        }
    }

    /** Starts a node's glusterd anew, so that it connects to a peer that it lost. */
    record RestartGlusterd(HostName node, HostName unseen) implements RepairStep {
        @Override
        public Card card() {
            return new Card(
                    "start glusterd of " + node + " again, so that it connects to " + unseen,
                    List.of("systemctl", "restart", "glusterd"),
                    Risk.SAFE,
                    Duration.ofSeconds(6));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.member(node)
                            .filter(found -> found.isUp() && found.befriended())
                            .isPresent()
                    ? Step.done()
                    : Step.ready();
        }
    }

    /**
     * Ends a handshake that stands still: has a node take a peer for a full member.
     *
     * @param peerName for people
     */
    record SettlePeer(HostName node, NodeId peer, HostName peerName) implements RepairStep {
        @Override
        public Card card() {
            return new Card(
                    "let " + node + " take " + peerName + " for a full member",
                    List.of("sed", "-i", "s/^state=.*/state=3/", "/var/lib/glusterd/peers/" + peer),
                    Risk.SAFE,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.facts(node)
                            .filter(facts -> facts.knows().hasAsMember(peer))
                            .isPresent()
                    ? Step.done()
                    : Step.ready();
        }
    }

    /**
     * Has a node take its peers' description of a volume in the place of its own, by giving its own the version 0. Bricks and their
     * data are not touched; the node keeps a copy of what it had.
     */
    record YieldVolume(HostName node, VolumeName volume) implements RepairStep {
        @Override
        public Card card() {
            return new Card(
                    "let " + node + " take the others' description of volume " + volume,
                    List.of("sed", "-i", "s/^version=.*/version=0/", "/var/lib/glusterd/vols/" + volume + "/info"),
                    Risk.SAFE,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return seen.facts(node)
                            .flatMap(facts -> facts.knows().volume(volume))
                            .filter(known -> known.version().equals("0"))
                            .isPresent()
                    ? Step.done()
                    : Step.ready();
        }
    }

    /** Removes a node's own description of a volume: its glusterd fetches it again from its peers, or was left with a ghost. */
    record ForgetVolume(HostName node, VolumeName volume) implements RepairStep {
        @Override
        public Card card() {
            return new Card(
                    "let " + node + " forget its description of volume " + volume,
                    List.of("rm", "-rf", "/var/lib/glusterd/vols/" + volume),
                    Risk.DESTROYS,
                    Duration.ofSeconds(1));
        }

        @Override
        public Check check(SeenPool seen) {
            return Step.ready();
        }
    }
}
