package io.brickyard.plan;

import java.util.Optional;

/** What may lie in the folder of a brick that its volume gave up. */
public enum Leftover {
    /**
     * No files: all were moved to other bricks of the volume, which lives on. One that is there was left behind, and may be the only
     * one.
     */
    NO_FILES("no-files"),
    /** Files that are needed no more: the others of its set have them, or the volume was deleted. */
    FILES("files");

    private final String word;

    Leftover(String word) {
        this.word = word;
    }

    /** For forms. */
    public String word() {
        return word;
    }

    /** Empty when there is no such word. */
    public static Optional<Leftover> of(String word) {
        for (Leftover leftover : values()) {
            if (leftover.word.equals(word)) {
                return Optional.of(leftover);
            }
        }
        return Optional.empty();
    }
}
