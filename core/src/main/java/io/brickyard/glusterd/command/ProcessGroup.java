package io.brickyard.glusterd.command;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A started command and everything that it started.
 *
 * <p>Java can kill single processes only, and a child whose parent has died is no longer among its descendants; so the
 * command leads a session of its own where that is possible, and the kernel kills the group as one.
 */
public record ProcessGroup(Process leader, boolean ownSession) {

    /** Kills the group at once; does nothing to a group that has ended. */
    public void kill() {
        leader.descendants().forEach(ProcessHandle::destroyForcibly);
        leader.destroyForcibly();
        if (ownSession) {
            killTheRest();
        }
    }

    private void killTheRest() {
        // "-s KILL" rather than "-KILL": with the latter dash takes "--" for a process.
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + leader.pid())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            builder.start().waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Without a shell there is nothing more to try; the leader and its descendants are dead already.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
