package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.io.IOException;
import java.io.InputStream;

/** A task as text in, its result as a line of text out: what {@code brickyard node-work} is, over ssh and for the agent. */
public final class NodeWork {

    private NodeWork() {}

    /** Reads a task to the end of the stream, and answers; also what is no task has an answer. */
    public static String answer(InputStream stream, NodeWorker worker, Deadline deadline) {
        try {
            byte[] octets = stream.readNBytes(TaskForm.LARGEST + 1);
            return ResultForm.write(worker.perform(TaskForm.read(octets), deadline));
        } catch (FormFailure refused) {
            return ResultForm.write(refusal(refused));
        } catch (IOException failed) {
            return ResultForm.write(new NodeResult.Failed(
                    "the task could not be read", String.valueOf(failed.getMessage()), "try again"));
        }
    }

    /** Does a task that was put off, as {@link PeerProgram} does; what its word says is the same as there. */
    public static NodeResult performLater(String word, NodeWorker worker, Deadline deadline) {
        try {
            return worker.perform(PeerWords.decoded(word), deadline);
        } catch (FormFailure refused) {
            return refusal(refused);
        }
    }

    /** The word that {@link #performLater} takes. */
    public static String word(NodeTask task) {
        return PeerWords.encoded(task);
    }

    static NodeResult refusal(FormFailure refused) {
        return new NodeResult.Failed(
                "the node refuses what it was sent",
                String.valueOf(refused.getMessage()),
                "see whether all nodes have the same version of Brickyard: brickyard version");
    }
}
