package io.brickyard.cli.show;

/** Stub; the renderers' branch has the real one. */
public record Look(boolean colour, boolean unicode, int width) {
    public static Look plain() {
        return new Look(false, false, 1000);
    }
}
