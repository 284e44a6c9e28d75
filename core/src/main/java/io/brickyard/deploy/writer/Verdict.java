package io.brickyard.deploy.writer;

import io.brickyard.work.LockHolder;
import java.util.Optional;

/** What the members' answers mean for whoever asks for the right to change the pool. */
public sealed interface Verdict {

    /**
     * It is ours.
     *
     * @param note what is not guarded all the same, a sentence for people
     */
    record Granted(Optional<String> note) implements Verdict {}

    /** Somebody else has it. */
    record Held(LockHolder holder) implements Verdict {}

    /**
     * So few members answer that the others could give it to somebody else.
     *
     * @param why in a sentence
     */
    record TooFew(String why) implements Verdict {}
}
