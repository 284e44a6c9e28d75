package io.brickyard.peering;

import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Optional;

/** Which member of a pool a unit is: by identity where it ever told one, else by its name. */
final class Members {

    private Members() {}

    static Optional<SeenNode> with(SeenPool seen, NodeId id) {
        return seen.nodes().stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** Whether a member is up, and is not said to be by glusterds that take a node which lost its identity for healthy. */
    static boolean answers(SeenPool seen, SeenNode member) {
        return member.isUp()
                && seen.facts(member.name())
                        .flatMap(NodeFacts::id)
                        .filter(id -> !id.equals(member.id()))
                        .isEmpty();
    }

    static Optional<HostName> name(KnownUnit unit) {
        return unit.facts().whereabouts().name().or(() -> unit.whole()
                .flatMap(facts -> facts.whereabouts().name()));
    }

    /** The member that a unit is or was, under whatever identity it ever had; the latest first. */
    static Optional<SeenNode> formerly(SeenPool seen, KnownUnit unit) {
        return ever(seen, unit).stream().findFirst();
    }

    /**
     * All members that a unit is or was, the latest identity first: one that lost its identity may be a member twice, as glusterd lets a
     * new one in by an address that it does not know.
     */
    static List<SeenNode> ever(SeenPool seen, KnownUnit unit) {
        if (unit.identities().isEmpty()) {
            return name(unit).flatMap(seen::member).stream().toList();
        }
        return unit.identities().reversed().stream()
                .flatMap(id -> with(seen, id).stream())
                .toList();
    }

    static List<Brick> bricks(SeenPool seen, SeenNode member) {
        return seen.volumes().stream()
                .flatMap(volume -> volume.bricks().stream())
                .filter(brick -> brick.node().equals(member.id()))
                .toList();
    }
}
