package io.brickyard.glusterd.command;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes a pool by the {@code gluster} command, in script mode. Success is told by {@code opRet} alone: the command ends with 0
 * beside failures; the healing of split-brain alone answers in plain text, and by its exit code. One change at a time: somebody else's transaction is waited for, for half a minute, before it is a failure.
 */
public final class Changes {

    private static final List<String> SCRIPT = List.of("--mode=script");
    private static final String SPLIT_BRAIN = "split-brain";
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

    private final CommandLine commandLine;

    public Changes(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    /**
     * Runs one command.
     *
     * @param words without {@code gluster} itself, as {@code [peer, probe, gl2]}
     * @throws GlusterdFailure the kind that fits when it was refused, or nobody knows whether it was done
     */
    public void run(List<String> words, Deadline deadline) {
        List<String> arguments = new ArrayList<>(SCRIPT);
        arguments.addAll(words);
        arguments.add("--xml");
        String question = String.join(" ", words);
        Deadline patience = Deadline.in(LOCK_PATIENCE).orSooner(deadline);
        while (true) {
            try {
                Printout printout = commandLine.run(arguments, deadline);
                if (words.size() > 3
                        && words.get(1).equals("heal")
                        && words.get(3).equals(SPLIT_BRAIN)) {
                    succeeded(question, printout);
                } else {
                    Answer.of(question, printout);
                }
                return;
            } catch (GlusterdFailure.Locked e) {
                if (patience.left().compareTo(PAUSE) <= 0) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void succeeded(String question, Printout printout) {
        if (printout.exitStatus() != 0) {
            String said = Excerpt.of(new String(printout.output(), StandardCharsets.UTF_8).strip());
            throw new GlusterdFailure.Refused(
                    "'gluster " + question + "' failed: "
                            + (said.isEmpty() ? printout.errors().strip() : said),
                    printout.exitStatus());
        }
    }

    private static void pause(GlusterdFailure.Locked cause) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
