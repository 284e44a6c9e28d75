package io.brickyard.agent.api;

import io.brickyard.work.FormFailure;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import io.brickyard.work.ResultForm;
import io.brickyard.work.TaskForm;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of work on this node, for bearers of a token of its own scope. Each is in the log, with who asked and how it ended. */
final class WorkResource {

    private static final Logger LOG = LoggerFactory.getLogger(WorkResource.class);

    /** Within the time for which a connection may be silent; what takes longer is given again, and goes on where it was. */
    private static final Duration LIMIT = DoorConnector.IDLE.minusSeconds(5);

    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Work work;

    WorkResource(Work work) {
        this.work = work;
    }

    void perform(Call call) throws IOException {
        NodeTask task = task(call.body());
        if (!places.tryAcquire()) {
            throw Problem.busy("the work is not begun", AT_ONCE + " other pieces of work are under way");
        }
        try {
            String asker = Request.getRemoteAddr(call.request());
            LOG.info("event=node-work-begins task={} from={}", told(task), asker);
            NodeResult result = work.perform(task, LIMIT);
            LOG.info("event=node-work-ended task={} from={} result={}", name(task), asker, said(result));
            call.text("application/json", ResultForm.write(result));
        } finally {
            places.release();
        }
    }

    private static NodeTask task(byte[] body) {
        try {
            return TaskForm.read(body);
        } catch (FormFailure refused) {
            throw Problem.invalid(
                    "the body is no task",
                    Problem.quoted(String.valueOf(refused.getMessage())),
                    "see docs/node-work.md; the agent and who asks should be of the same version");
        }
    }

    /** Without the token of a lock, by which it could be given back. */
    private static String told(NodeTask task) {
        boolean lock = task instanceof NodeTask.TakeLock || task instanceof NodeTask.ReleaseLock;
        return lock ? name(task) : task.toString();
    }

    private static String name(NodeTask task) {
        return task.getClass().getSimpleName();
    }

    private static String said(NodeResult result) {
        return result instanceof NodeResult.Told ? "facts" : result.toString();
    }
}
