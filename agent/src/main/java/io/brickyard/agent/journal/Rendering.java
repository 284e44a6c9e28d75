package io.brickyard.agent.journal;

import io.brickyard.events.Event;

/** Makes rows of events. */
record Rendering(long epoch, EntryForms forms) {

    Row row(Event event, long sequence) {
        String id = new EntryId(epoch, sequence).toString();
        Entry entry = new Entry(
                sequence,
                id,
                event.happened(),
                event.received(),
                event.type().name(),
                event.type().category(),
                event.type().severity(),
                event.subject(),
                forms.fact(event),
                event.compat(),
                forms.normalised(event, id),
                1);
        return new Row(entry, epoch, event.reporter().toString());
    }
}
