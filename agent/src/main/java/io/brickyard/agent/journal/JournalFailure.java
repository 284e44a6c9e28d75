package io.brickyard.agent.journal;

/** The journal could not do what was asked of it. */
public final class JournalFailure extends RuntimeException {

    private final boolean diskFull;

    public JournalFailure(String message, boolean diskFull, Throwable cause) {
        super(message, cause);
        this.diskFull = diskFull;
    }

    /** Whether it may go well once there is room again. */
    public boolean diskFull() {
        return diskFull;
    }
}
