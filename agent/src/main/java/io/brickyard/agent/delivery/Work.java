package io.brickyard.agent.delivery;

import io.brickyard.agent.journal.Entry;
import java.util.List;

/**
 * What a lane sends next, as one request.
 *
 * @param entries none when everything that was looked at is to be left out
 * @param through up to where the journal is done with once it is sent
 */
record Work(Kind kind, List<Entry> entries, long through) {

    enum Kind {
        LIVE,
        REPLAY,
        DEAD
    }

    Work {
        entries = List.copyOf(entries);
    }
}
