package io.brickyard.cli.eventsapi;

/** Something cannot be done; in the original's words where it has some. */
public final class Refused extends RuntimeException {
    public static final int OTHER = 1;
    public static final int SAME = 2;
    public static final int ALL_NODES = 3;
    public static final int SOME_NODES = 4;
    public static final int EXISTS = 5;
    public static final int ABSENT = 6;
    public static final int INVALID = 7;
    public static final int WEBHOOKS_NOT_COPIED = 8;
    public static final int CONFIG_NOT_COPIED = 9;

    private static final long serialVersionUID = 1;

    private final int code;

    Refused(int code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
