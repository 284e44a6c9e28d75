package io.brickyard.plan;

import io.brickyard.pool.HostName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who becomes a member, under which names, and with which settings of its glusterd. */
final class MemberChanges {

    private final WantedPool wanted;
    private final SeenPool seen;
    private final Draft draft;
    private final Optional<WantedNode> asking;

    MemberChanges(WantedPool wanted, SeenPool seen, Draft draft) {
        this.wanted = wanted;
        this.seen = seen;
        this.draft = draft;
        this.asking = seen.asker().flatMap(asker -> wanted.nodes().stream()
                .filter(node -> seen.member(node).filter(asker::equals).isPresent())
                .findFirst());
    }

    void plan() {
        for (WantedNode node : wanted.nodes()) {
            boolean told = seen.facts(node.name()).isPresent();
            if (told) {
                configure(node);
            }
            join(node);
            if (!told) {
                configureUnseen(node);
            }
        }
        for (WantedNode node : wanted.nodes()) {
            names(node);
        }
    }

    private void configure(WantedNode node) {
        boolean missing = !seen.facts(node.name())
                .map(NodeFacts::glusterd)
                .orElse(Map.of())
                .entrySet()
                .containsAll(wanted.glusterd().entrySet());
        if (missing) {
            draft.step(new NodeStep.ConfigureGlusterd(node.name(), wanted.glusterd()));
            if (seen.member(node).isPresent() && seen.nodes().size() > 1) {
                configured(node);
            }
        }
    }

    /** One that can be asked only once it is a member; one that is and does not answer is left as it is. */
    private void configureUnseen(WantedNode node) {
        if (wanted.glusterd().isEmpty()) {
            return;
        }
        if (seen.member(node).isPresent()) {
            draft.note("glusterd.vol of " + node.name() + " could not be read, and is left as it is");
        } else {
            draft.step(new NodeStep.ConfigureGlusterd(node.name(), wanted.glusterd()));
            configured(node);
        }
    }

    private void configured(WantedNode node) {
        draft.step(new PeerStep.AwaitMember(node.name(), "its glusterd was configured"));
    }

    private void join(WantedNode node) {
        Optional<SeenNode> member = seen.member(node);
        if (member.isEmpty()) {
            draft.step(new PeerStep.Probe(node.name()));
            draft.step(new PeerStep.AwaitMember(node.name()));
            return;
        }
        switch (member.get().standing()) {
            case UP -> {
                if (!member.get().befriended()) {
                    draft.step(new PeerStep.AwaitMember(node.name()));
                }
            }
            case AWAY -> draft.note(node.name() + " is a member, and away: its glusterd does not answer");
            // A handshake of this very moment, or one that is stuck: waiting tells.
            case JOINING -> draft.step(new PeerStep.AwaitMember(node.name()));
            case REJECTED ->
                draft.obstacle(
                        "node " + node.name(),
                        "its peers reject it, because its volume files differ from theirs",
                        "if its volumes are right on the others: stop its glusterd, remove /var/lib/glusterd/vols/* there,"
                                + " start it again; its bricks go on serving");
        }
    }

    /** Its own name, where its peers know it by another, and its names in other networks. */
    private void names(WantedNode node) {
        Optional<SeenNode> member = seen.member(node);
        boolean asker = member.filter(found -> found.id().equals(seen.here())).isPresent();
        SortedMap<String, HostName> names = new TreeMap<>(node.addresses());
        if (asker) {
            names.put("", node.name());
        }
        for (HostName name : names.values()) {
            boolean known = member.filter(found -> found.isCalled(name)).isPresent();
            if (!known && !(asker && alone())) {
                from(node, asker).ifPresent(from -> draft.step(new PeerStep.Alias(node.name(), name, from)));
            }
        }
    }

    private boolean alone() {
        return wanted.nodes().size() == 1;
    }

    /** A member that can probe the node; the asking one cannot probe itself. */
    private Optional<HostName> from(WantedNode node, boolean asker) {
        if (!asker) {
            return asking.map(WantedNode::name).or(() -> seen.asker().map(SeenNode::name));
        }
        return wanted.nodes().stream()
                .filter(other -> !other.equals(node))
                .filter(other -> seen.member(other).map(SeenNode::isUp).orElse(true))
                .map(WantedNode::name)
                .findFirst();
    }
}
