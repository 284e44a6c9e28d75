package io.brickyard.cli.deploy;

import io.brickyard.deploy.Progress;
import io.brickyard.plan.Step;
import java.io.PrintStream;

/**
 * How an apply goes on, for people: on a terminal a bar that moves in one line and below which each step that is done stays; else
 * a line for each step.
 */
public final class ApplyProgress implements Progress {

    private static final int BAR = 20;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final int steps;
    private final boolean interactive;
    private final int width;

    /** @param width columns of the terminal */
    public ApplyProgress(PrintStream out, int steps, boolean interactive, int width) {
        this.out = out;
        this.steps = steps;
        this.interactive = interactive;
        this.width = width;
    }

    private int index;

    @Override
    public void begun(int at, Step step) {
        index = at;
        bar(step.card().title());
    }

    @Override
    public void waiting(Step step, String how) {
        bar(step.card().title() + (how.isEmpty() ? "" : ": " + how));
    }

    @Override
    public void done(int at, Step step, boolean already) {
        String line = String.format("%3d/%d  %s%s", at + 1, steps, step.card().title(), already ? " (so already)" : "");
        out.println((interactive ? CLEAR : "") + line);
        out.flush();
    }

    /** Ends the bar's line, so that what comes next has its own. */
    public void end() {
        if (interactive) {
            out.print(CLEAR);
            out.flush();
        }
    }

    private void bar(String text) {
        if (!interactive) {
            return;
        }
        int full = steps == 0 ? BAR : BAR * index / steps;
        String line = "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + text;
        out.print(CLEAR + (line.length() < width ? line : line.substring(0, Math.max(0, width - 1))));
        out.flush();
    }
}
