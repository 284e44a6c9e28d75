package io.brickyard.deploy;

import io.brickyard.deploy.writer.Members;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedNode;
import io.brickyard.pool.HostName;
import io.brickyard.work.Recipient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The members that a look at the pool shows, each by the name that the document has for it, as the ways to nodes are configured by
 * that; else by the pool's name for it.
 */
public record PoolMembers(Eyes eyes, List<WantedNode> wanted) implements Members {

    public PoolMembers {
        wanted = List.copyOf(wanted);
    }

    @Override
    public List<Member> look() {
        SeenPool seen = eyes.look(Needs.NOTHING);
        return seen.nodes().stream().map(node -> member(node, seen)).toList();
    }

    private Member member(SeenNode node, SeenPool seen) {
        HostName name = wanted.stream()
                .filter(one -> seen.member(one).filter(node::equals).isPresent())
                .map(WantedNode::name)
                .findFirst()
                .orElse(node.name());
        Set<HostName> names = new HashSet<>(node.node().addresses());
        names.add(node.name());
        return new Member(recipient(name, node, seen), names, node.standing() != SeenNode.Standing.AWAY);
    }

    private static Recipient recipient(HostName name, SeenNode node, SeenPool seen) {
        if (node.id().equals(seen.here())) {
            return Recipient.here(name);
        }
        return node.isUp() ? Recipient.member(name, node.id()) : Recipient.outsider(name);
    }
}
