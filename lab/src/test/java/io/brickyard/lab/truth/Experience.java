package io.brickyard.lab.truth;

/**
 * What a client experiences on a volume at one moment, by reading and writing one file on each subvolume.
 *
 * @param working on how many subvolumes both reading and writing work
 * @param subvolumes how many there are
 * @param connected to how many processes of the volume (bricks, thin arbiter) the client has a connection
 * @param processes how many there are
 * @param conflict whether a file that both sides of a replica set wrote apart from each other cannot be read
 */
record Experience(int working, int subvolumes, int connected, int processes, boolean conflict) {

    /** The same in the words of the five states; a stopped volume feels like one that is offline. */
    String word() {
        if (working == 0) {
            return "OFFLINE";
        }
        if (working < subvolumes) {
            return "ONLINE_PARTIAL";
        }
        return connected < processes ? "ONLINE_DEGRADED" : "ONLINE";
    }

    boolean equalsState(String state) {
        return word().equals(state) || (state.equals("STOPPED") && working == 0);
    }
}
