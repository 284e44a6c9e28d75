package io.brickyard.deploy.writer;

import java.time.Duration;

/**
 * The times that the right to change the pool goes by.
 *
 * @param term for which members give their lock; so long others wait for a holder that died
 * @param renewal how often it is asked for again
 * @param command the right must last so long before a command is begun: none takes longer
 */
record Terms(Duration term, Duration renewal, Duration command) {

    /** A gluster command is given up after 130 s, and clocks are read in whole seconds. */
    static final Terms USUAL = new Terms(Duration.ofMinutes(4), Duration.ofSeconds(40), Duration.ofSeconds(140));
}
