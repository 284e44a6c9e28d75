package io.brickyard.health;

/** One word for the whole pool. Muted findings do not count. */
public enum Verdict {
    OK,
    WARNING,
    ERROR,
    /** So little could be seen that no word would be true. */
    UNKNOWN
}
