package io.brickyard.agent.recording;

/**
 * Gives the memory that a burst took back to the machine when it has been quiet for a while after it: this JVM's collector
 * shrinks the heap only in a full collection, for which an idle agent never has a reason.
 */
final class Breather {

    private static final int BURST = 5_000;
    private static final int QUIET_ROUNDS = 10;

    private long taken;
    private int quiet;

    /** To be called for each round of a second or less, with what came in it. */
    void round(int datagrams) {
        if (datagrams > 0) {
            taken += datagrams;
            quiet = 0;
        } else if (taken > BURST && ++quiet == QUIET_ROUNDS) {
            taken = 0;
            System.gc();
        }
    }
}
