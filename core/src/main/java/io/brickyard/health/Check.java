package io.brickyard.health;

/**
 * The catalogue of checks: everything that a finding can be about. A name is a promise: it is what monitoring systems key
 * on, so it never changes its meaning and is never reused.
 */
public enum Check {
    BRICK_DOWN(Severity.WARNING, "A brick does not serve", "");

    private final Severity usual;
    private final String title;
    private final String explanation;

    Check(Severity usual, String title, String explanation) {
        this.usual = usual;
        this.title = title;
        this.explanation = explanation;
    }

    /** The severity that a finding of this check usually has; a finding may be worse when more depends on it. */
    public Severity usual() {
        return usual;
    }

    public String title() {
        return title;
    }

    /** What it means, why it matters and what to do, in a few sentences. */
    public String explanation() {
        return explanation;
    }
}
