package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What glusterd runs on every node for {@code gluster system:: execute brickyard …}: does the task if this node is meant, and
 * answers one line. It is glusterd that vouches for who asks: root of a node of the pool.
 */
public final class PeerProgram {

    /** As the gluster command that waits for it gives up after two minutes. */
    private static final Duration LIMIT = Duration.ofSeconds(100);

    private static final String NOT_MEANT = "{}";

    private final NodeWorker worker;
    private final Consumer<NodeTask> later;

    /** @param later begins a process of its own, outside of glusterd, that does a task a moment later */
    public PeerProgram(NodeWorker worker, Consumer<NodeTask> later) {
        this.worker = worker;
        this.later = later;
    }

    /** @param words as glusterd hands them over: version, ids, task */
    public String answer(List<String> words) {
        Optional<NodeId> self = new GlusterdFolder(worker.paths().glusterd()).self();
        if (self.isEmpty()) {
            return NOT_MEANT;
        }
        try {
            if (words.size() != 3 || !words.getFirst().equals(PeerWords.VERSION)) {
                throw new FormFailure("these are not the words of version " + PeerWords.VERSION);
            }
            if (!PeerWords.nodes(words.get(1)).contains(self.get())) {
                return NOT_MEANT;
            }
            return PeerWords.line(self.get(), perform(PeerWords.decoded(words.get(2))));
        } catch (FormFailure refused) {
            return PeerWords.line(self.get(), NodeWork.refusal(refused));
        }
    }

    private NodeResult perform(NodeTask task) {
        NodeWorker.Portion portion = worker.performUnderGlusterd(task, Deadline.in(LIMIT));
        if (portion.rest()) {
            try {
                later.accept(task);
            } catch (WorkFailure failure) {
                return failure.result();
            }
        }
        return portion.result();
    }
}
