package io.brickyard.work;

/**
 * Who changes a pool.
 *
 * @param who {@code user@host}
 * @param process its number there
 * @param what it does, for people: {@code apply pool.yaml}
 */
public record LockHolder(String who, long process, String what) {

    private static final int LONGEST = 200;

    public LockHolder {
        check(who);
        check(what);
        if (process < 1) {
            throw new IllegalArgumentException("no process: " + process);
        }
    }

    private static void check(String words) {
        if (words.isBlank() || words.length() > LONGEST || words.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a holder's words are one line of 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return who + " (process " + process + ", " + what + ")";
    }
}
