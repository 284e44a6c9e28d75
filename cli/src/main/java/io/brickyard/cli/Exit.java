package io.brickyard.cli;

import io.brickyard.health.Verdict;

/** How the process ends. What a usage error and a file error end with is {@code Refusal}'s. */
final class Exit {

    static final int DONE = 0;
    /** Somebody asked whether something may be done, and it may not. */
    static final int UNSAFE = 1;
    /** A look at the pool was not complete, or not possible. */
    static final int INCOMPLETE = 3;
    /** A defect of Brickyard (sysexits.h, EX_SOFTWARE). */
    static final int DEFECT = 70;
    /** What a shell shows for a process that SIGPIPE ended. */
    static final int READER_LEFT = 141;

    private Exit() {}

    /** The codes of monitoring plugins. */
    static int of(Verdict verdict) {
        return switch (verdict) {
            case OK -> 0;
            case WARNING -> 1;
            case ERROR -> 2;
            case UNKNOWN -> 3;
        };
    }
}
