package io.brickyard.agent.sending;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.sending.Message.Body;
import io.brickyard.agent.sending.Message.Field;
import io.brickyard.events.Catalogue;
import io.brickyard.events.CloudEventForm;
import io.brickyard.events.Event;
import io.brickyard.events.NormalisedForm;
import io.brickyard.events.Origin;
import io.brickyard.events.OwnEvents;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.Webhook.Form;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes messages of journal entries, in the form that a webhook wants. */
public final class Envelope {

    private static final Field JSON = new Field("Content-Type", "application/json");

    private final Form form;
    private final NodeId node;
    private final Set<String> ownTypes;

    /**
     * @param node whose agent this is
     * @param ownTypes names of the events that agents say themselves; all others are GlusterFS's
     */
    public Envelope(Form form, NodeId node, Set<String> ownTypes) {
        this.form = form;
        this.node = node;
        this.ownTypes = Set.copyOf(ownTypes);
    }

    /** Whether the form can show the event at all: the original daemon has no body for some. */
    public boolean holds(Entry entry) {
        return form != Form.COMPAT || entry.compat().isPresent();
    }

    /** Whether several events go into one message. */
    public boolean batches() {
        return form == Form.CLOUDEVENTS_BATCH;
    }

    /** @param entries one, or at least one if messages of this form are batches; each of them held by it */
    public Message message(List<Entry> entries) {
        Entry first = entries.getFirst();
        String id = entries.size() == 1
                ? first.id()
                : first.id() + "-" + entries.getLast().id();
        return switch (form) {
            case COMPAT -> message(id, first, first.compat().orElseThrow(), List.of(JSON));
            case NORMALISED -> message(id, first, first.normalised(), List.of(JSON));
            case CLOUDEVENTS ->
                message(id, first, cloudEvent(first).structured(), contentType(CloudEventForm.STRUCTURED_TYPE));
            case CLOUDEVENTS_BINARY -> {
                List<Field> fields = new ArrayList<>(contentType(CloudEventForm.BINARY_TYPE));
                cloudEvent(first).headers().forEach((name, value) -> fields.add(new Field(name, value)));
                yield message(id, first, first.normalised(), fields);
            }
            case CLOUDEVENTS_BATCH ->
                message(
                        id,
                        first,
                        CloudEventForm.batch(
                                entries.stream().map(this::cloudEvent).toList()),
                        contentType(CloudEventForm.BATCH_TYPE));
        };
    }

    /** What a test of a webhook sends: an event that says what it is, in the webhook's form. */
    public Message test(String id, Instant now) {
        Event event = new OwnEvents(Catalogue.load(), node).webhookTest(now, "");
        Entry entry = Entry.of(0, id, event, id, NormalisedForm.json(event, id));
        Message message = message(List.of(entry));
        // The original's test has this subject in its token.
        return new Message(message.id(), "TEST", now, message.fields(), message.body());
    }

    private CloudEventForm cloudEvent(Entry entry) {
        Origin origin = ownTypes.contains(entry.type()) ? Origin.BRICKYARD : Origin.GLUSTERFS;
        return CloudEventForm.of(
                entry.id(), entry.type(), origin, entry.happened(), entry.subject(), node, entry.normalised());
    }

    private static List<Field> contentType(String type) {
        return List.of(new Field("Content-Type", type));
    }

    private static Message message(String id, Entry entry, String body, List<Field> fields) {
        return new Message(id, entry.type(), entry.happened(), fields, new Body(body.getBytes(StandardCharsets.UTF_8)));
    }
}
