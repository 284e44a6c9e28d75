package io.brickyard.agent.delivery;

import io.brickyard.agent.delivery.Cursors.Cursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of one lane on disk: its state and its dead letters. A disk that fails costs repetitions after a restart, never an
 * event: a state that could not be written is written with the next one, and what cannot be kept as a dead letter is not given up.
 */
final class Track {

    private static final Logger LOG = LoggerFactory.getLogger(Track.class);

    private final String url;
    private final Cursor cursor;
    private final DeadLetters dead;
    private final Set<String> revived = new HashSet<>();
    private boolean complained;

    Track(String url, Cursor cursor, DeadLetters dead) {
        this.url = url;
        this.cursor = cursor;
        this.dead = dead;
    }

    DeadLetters dead() {
        return dead;
    }

    void save(LaneState state) {
        try {
            cursor.write(state);
            complained = false;
        } catch (InternalError e) { // so Java says that the disk did not take or give a page
            complain("cursor-not-written", e);
        }
    }

    /** Whether they are kept; if not, they are still to be delivered. */
    boolean bury(List<DeadLetter> letters) {
        try {
            dead.add(letters);
            return true;
        } catch (IOException e) {
            complain("dead-letters-not-written", e);
            return false;
        }
    }

    /** A dead letter arrived after all. They are taken out together, as each time the file is written anew. */
    void revive(DeadLetter letter, boolean last) {
        revived.add(letter.entry().id());
        if (last || revived.size() >= 1000) {
            takeOutRevived();
        }
    }

    void takeOutRevived() {
        if (!revived.isEmpty()) {
            try {
                dead.remove(kept -> revived.contains(kept.entry().id()));
                revived.clear();
            } catch (IOException | UncheckedIOException e) {
                complain("dead-letters-not-removed", e);
            }
        }
    }

    private void complain(String what, Throwable failure) {
        if (!complained) {
            complained = true;
            LOG.warn("event={} webhook={} reason=\"{}\"", what, url, failure.getMessage());
        }
    }

    /** It keeps nothing any more: another lane may have its place. */
    void close() {
        cursor.close();
    }
}
