package io.brickyard.cli;

/** How verbs end that plan and change. */
final class DeployExit {

    /** It stopped, or something stands against it. */
    static final int REFUSED = 1;
    /** There are steps to do. */
    static final int STEPS = 2;
    /** sysexits.h, EX_DATAERR. */
    static final int WRONG_DOCUMENT = 65;
    /** Somebody else changes the pool (sysexits.h, EX_TEMPFAIL). */
    static final int SOMEBODY_ELSE = 75;

    static final int INTERRUPTED = 130;

    private DeployExit() {}
}
