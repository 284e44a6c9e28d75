package io.brickyard.plan;

import io.brickyard.pool.HostName;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What becomes of volumes and nodes that the pool has and the document has not. */
final class Removals {

    private final WantedPool wanted;
    private final SeenPool seen;
    private final Draft draft;

    Removals(WantedPool wanted, SeenPool seen, Draft draft) {
        this.wanted = wanted;
        this.seen = seen;
        this.draft = draft;
    }

    void plan() {
        Set<VolumeName> named = new HashSet<>();
        wanted.volumes().forEach(volume -> named.add(volume.name()));
        for (Volume volume : seen.volumes()) {
            if (!named.contains(volume.name())) {
                volume(volume);
            }
        }
        Set<SeenNode> kept = new HashSet<>();
        wanted.nodes().forEach(node -> seen.member(node).ifPresent(kept::add));
        for (SeenNode node : seen.nodes()) {
            if (!kept.contains(node)) {
                node(node);
            }
        }
    }

    private void volume(Volume volume) {
        switch (wanted.removal()) {
            case KEEP -> draft.note("volume " + volume.name() + " is not in the document, and stays as it is");
            case REMOVE -> {
                if (volume.isStarted()) {
                    draft.step(new VolumeStep.Stop(volume.name()));
                }
                draft.step(new VolumeStep.Delete(volume.name()));
                volume.bricks().stream()
                        .filter(brick ->
                                seen.nodes().stream().anyMatch(node -> node.id().equals(brick.node()) && node.isUp()))
                        .forEach(brick -> draft.clean(brick.host(), brick.path(), volume.id(), Leftover.FILES));
            }
        }
    }

    private void node(SeenNode node) {
        switch (wanted.removal()) {
            case KEEP -> draft.note("node " + node.name() + " is not in the document, and stays a member");
            case REMOVE -> {
                if (node.id().equals(seen.here())) {
                    draft.obstacle(
                            "node " + node.name(),
                            "it is not in the document, and it is the node on which this runs: no node can detach itself",
                            "run it on a node that stays");
                } else if (longer(node).isPresent()) {
                    draft.obstacle(
                            "node " + node.name(),
                            "it is not in the document, but " + longer(node).get()
                                    + " is, which is no member: they may be the same host",
                            "write the name by which the pool knows it (gluster pool list), or bring the new one in first");
                } else {
                    draft.step(new PeerStep.Detach(
                            node.name(), node.standing() == SeenNode.Standing.AWAY && othersAway(node)));
                }
            }
        }
    }

    /** A wanted node that is no member, and whose name is a member's with a domain or without. */
    private Optional<HostName> longer(SeenNode member) {
        return wanted.nodes().stream()
                .filter(node -> seen.member(node).isEmpty())
                .map(WantedNode::name)
                .filter(name -> extendsName(name, member.name()) || extendsName(member.name(), name))
                .findFirst();
    }

    private static boolean extendsName(HostName whole, HostName part) {
        return whole.value().toLowerCase(Locale.ROOT).startsWith(part.value().toLowerCase(Locale.ROOT) + ".");
    }

    private boolean othersAway(SeenNode node) {
        return seen.nodes().stream()
                .anyMatch(other -> !other.isUp() && !other.id().equals(node.id()));
    }
}
