package io.brickyard.work;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Starts this very program once more, in a session of its own, to do a task a moment later: for what must not be done while
 * glusterd waits for this process. What it says goes to a log beside glusterd's.
 *
 * @param main the word of this process's command line behind which the program's own words begin
 * @param verb those that make it do the task, without the task
 */
public record LaterSelf(String main, List<String> verb) implements Consumer<NodeTask> {

    private static final File LOG = new File("/var/log/glusterfs/brickyard-node-work.log");

    public LaterSelf {
        verb = List.copyOf(verb);
    }

    @Override
    public void accept(NodeTask task) {
        List<String> words = new ArrayList<>();
        words.add(Programs.find("setsid").toString());
        words.addAll(self());
        words.addAll(verb);
        words.add(NodeWork.word(task));
        ProcessBuilder.Redirect log = LOG.getParentFile().isDirectory()
                ? ProcessBuilder.Redirect.appendTo(LOG)
                : ProcessBuilder.Redirect.DISCARD;
        try {
            // glusterd reads its program's output to the end, so nothing that goes on may have it.
            Process _ = new ProcessBuilder(words)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log)
                    .redirectError(log)
                    .start();
        } catch (IOException failed) {
            throw WorkFailure.of("the work could not be begun", failed);
        }
    }

    private List<String> self() {
        try {
            // Not Java's own view of it, which ends at a page.
            String text = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
            List<String> words = List.of(text.split("\0"));
            int at = words.indexOf(main);
            if (at < 0) {
                throw new WorkFailure("the work could not be begun", "this program does not know itself", "try again");
            }
            List<String> own = new ArrayList<>(words.subList(0, at + 1));
            own.set(0, ProcessHandle.current().info().command().orElse(words.getFirst()));
            return own;
        } catch (IOException failed) {
            throw WorkFailure.of("the work could not be begun", failed);
        }
    }
}
