package io.brickyard.agent.peers;

import io.brickyard.agent.system.SystemCalls;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.NodeWord;
import io.brickyard.survey.OwnNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** This node's word, with the inodes that glusterd does not tell. */
public final class OwnWord implements Supplier<Optional<NodeWord>> {

    private final OwnNode node;
    private final SystemCalls system;

    public OwnWord(OwnNode node, SystemCalls system) {
        this.node = node;
        this.system = system;
    }

    /** Empty while this node's glusterd does not tell. */
    @Override
    public Optional<NodeWord> get() {
        try {
            return node.look().map(this::withInodes);
        } catch (GlusterdFailure notNow) {
            return Optional.empty();
        }
    }

    private NodeWord withInodes(NodeWord word) {
        List<BrickUsage> usage = word.usage().stream().map(this::withInodes).toList();
        return new NodeWord(word.node(), word.at(), usage, word.daemons(), word.waiting());
    }

    private BrickUsage withInodes(BrickUsage usage) {
        return usage.with(system.inodes(usage.brick().path().value())
                .map(inodes -> new BrickUsage.Inodes(inodes.total(), inodes.free())));
    }
}
