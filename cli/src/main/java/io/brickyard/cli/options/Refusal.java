package io.brickyard.cli.options;

/**
 * The command cannot do what it was asked to, and the person who typed it can mend that.
 *
 * <p>Says what is wrong, why, and what to do, each in one sentence; and how the process ends.
 */
public final class Refusal extends RuntimeException {

    /** The command line is wrong (sysexits.h, EX_USAGE). */
    public static final int USAGE = 64;

    /** A file could not be written (sysexits.h, EX_IOERR). */
    public static final int FILE = 74;

    private static final long serialVersionUID = 1;

    private final int exit;
    private final String why;
    private final String advice;

    private Refusal(int exit, String what, String why, String advice) {
        super(what, null, false, false);
        this.exit = exit;
        this.why = why;
        this.advice = advice;
    }

    public static Refusal usage(String what, String why, String advice) {
        return new Refusal(USAGE, what, why, advice);
    }

    public static Refusal file(String what, String why, String advice) {
        return new Refusal(FILE, what, why, advice);
    }

    public int exit() {
        return exit;
    }

    public String what() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public String why() {
        return why;
    }

    public String advice() {
        return advice;
    }
}
