package io.brickyard.lab;

/**
 * What a program did.
 *
 * @param exit its exit status; {@link #TIMED_OUT} when it was killed because it took too long
 * @param stdout at most 16 MiB of it
 */
public record Output(int exit, String stdout, String stderr) {

    /** The exit status of a program that was killed at its deadline; the same number as of {@code timeout(1)}. */
    public static final int TIMED_OUT = 124;

    public boolean succeeded() {
        return exit == 0;
    }

    public boolean timedOut() {
        return exit == TIMED_OUT;
    }

    /** What it said for people: the standard error if there is any, else the standard output. */
    String complaint() {
        String said = stderr.isBlank() ? stdout : stderr;
        return said.isBlank() ? "exit status " + exit : said.strip();
    }
}
