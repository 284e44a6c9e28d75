package io.brickyard.work;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Ends a piece of work on this node; caught where the task began, and told as {@link NodeResult.Failed}. */
final class WorkFailure extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final String what;
    private final String why;
    private final String advice;

    WorkFailure(String what, String why, String advice) {
        super(what, null, false, false);
        this.what = what;
        this.why = why;
        this.advice = advice;
    }

    static WorkFailure of(String what, IOException failed) {
        String said = failed instanceof FileSystemException named && named.getReason() != null
                ? named.getFile() + ": " + named.getReason()
                : String.valueOf(failed);
        return new WorkFailure(what, said, "mend that on the node, and try again: what was done stays done");
    }

    NodeResult.Failed result() {
        return new NodeResult.Failed(what, why, advice);
    }
}
