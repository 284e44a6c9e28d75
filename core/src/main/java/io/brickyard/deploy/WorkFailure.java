package io.brickyard.deploy;

/** A piece of work on a node was not done. */
public final class WorkFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String advice;

    /**
     * @param why in a sentence
     * @param advice what to do
     */
    public WorkFailure(String why, String advice) {
        super(why, null, false, false);
        this.advice = advice;
    }

    public String why() {
        return String.valueOf(getMessage());
    }

    public String advice() {
        return advice;
    }
}
