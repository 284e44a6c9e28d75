package io.brickyard.agent.journal;

import io.brickyard.events.Event;

/** How an event is written down when it enters the journal. Called under the journal's lock: quick, and without I/O. */
public interface EntryForms {

    /** The normalised JSON with this id. */
    String normalised(Event event, String id);

    /** The same text for all reports of one fact by different nodes. */
    String fact(Event event);
}
