package io.brickyard.agent.journal;

import io.brickyard.events.Event;

/** Makes rows of events. */
record Rendering(long epoch, EntryForms forms) {

    Row row(Event event, long sequence) {
        String id = new EntryId(epoch, sequence).toString();
        Entry entry = Entry.of(sequence, id, event, forms.fact(event), forms.normalised(event, id));
        return new Row(entry, epoch, event.reporter().toString());
    }
}
