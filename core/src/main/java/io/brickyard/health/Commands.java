package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.NodeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes commands for remedies, ready to paste.
 *
 * <p>A gluster command that takes a lock is never advised while a node would make it hang: then the advice is to restore
 * that node first.
 *
 * @param hanging the names of the nodes that would make it hang
 * @param here the node on which the survey ran, where no ssh is needed; empty when it ran on none
 */
record Commands(List<String> hanging, Optional<NodeId> here) {

    Commands {
        hanging = List.copyOf(hanging);
    }

    /** The commands, or why not now. */
    List<String> locking(String... commands) {
        if (hanging.isEmpty()) {
            return List.of(commands);
        }
        String who = Words.list(hanging, 3);
        return List.of(
                "# not yet: while " + who + " does not answer, a gluster command that changes the volume would hang and"
                        + " keep it locked",
                "# first restore " + who + ", then look again:",
                "brickyard status");
    }

    /** Starts what does not run of a volume, and verifies it. */
    List<String> startMissing(VolumeName volume) {
        List<String> lines = new ArrayList<>();
        if (hanging.isEmpty()) {
            lines.add("# starts only what does not run; bricks that serve are not touched");
        }
        lines.addAll(locking("gluster volume start " + volume + " force", "brickyard status -v " + volume));
        return lines;
    }

    /** A command for a shell on the node; the command itself must need no quoting. */
    static String on(NodeReport node, String command) {
        return node.asker() ? command : "ssh " + node.node().name() + " " + command;
    }

    /** A command for a shell on the brick's node, with one last argument that may need quoting. */
    String on(Brick brick, String command, String argument) {
        String quoted = argument.isEmpty() ? "" : " " + Words.quoted(argument);
        if (here.isPresent() && here.get().equals(brick.node())) {
            return command + quoted;
        }
        // the local shell unwraps it once, the remote one again
        String twice = argument.isEmpty() || quoted.equals(" " + argument)
                ? quoted
                : " " + Words.quoted(Words.quoted(argument));
        return "ssh " + brick.host() + " " + command + twice;
    }

    /** The log of a brick on its node, as glusterd names it: the path with dashes for slashes. */
    static String logOf(Brick brick) {
        String path = brick.path().value();
        return "/var/log/glusterfs/bricks/" + path.substring(1).replace('/', '-') + ".log";
    }
}
