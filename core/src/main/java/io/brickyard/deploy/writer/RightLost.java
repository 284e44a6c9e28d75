package io.brickyard.deploy.writer;

/** The right to change the pool does not hold for another command. */
public final class RightLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean forGood;

    /** @param forGood whether its term has ended, so that somebody else may have had it since */
    RightLost(String why, boolean forGood) {
        super(why, null, false, false);
        this.forGood = forGood;
    }

    boolean isForGood() {
        return forGood;
    }

    /** In a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
