package io.brickyard.cli.show;

/**
 * How text for a person shall look.
 *
 * @param colour whether ANSI colours may be used
 * @param unicode whether symbols and line drawing beyond ASCII may be used
 * @param width columns of a line; at least {@link #NARROWEST}
 */
public record Look(boolean colour, boolean unicode, int width) {

    /** Narrower terminals get lines of this width all the same. */
    public static final int NARROWEST = 40;

    /** Wide enough that names are not cut: what goes into a pipe is searched and cut by other programs. */
    private static final int UNBOUNDED = 1000;

    public Look {
        width = Math.max(NARROWEST, width);
    }

    /** For a pipe or a file: ASCII, no colour, nothing shortened. */
    public static Look plain() {
        return new Look(false, false, UNBOUNDED);
    }

    Glyphs glyphs() {
        return unicode ? Glyphs.UNICODE : Glyphs.ASCII;
    }
}
