package io.brickyard.events;

import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the events that an agent publishes itself. They have the same forms as GlusterFS's: the compat body has the original's
 * shape, with a name that the original does not know. A text that is empty is left out.
 */
public final class OwnEvents {
    private final Catalogue catalogue;
    private final NodeId reporter;

    /** @param reporter this node */
    public OwnEvents(Catalogue catalogue, NodeId reporter) {
        this.catalogue = catalogue;
        this.reporter = reporter;
    }

    /** What has become of a volume. */
    public enum VolumeTurn {
        VOLUME_ONLINE,
        VOLUME_DEGRADED,
        VOLUME_PARTIAL,
        VOLUME_OFFLINE,
        VOLUME_STOPPED,
        VOLUME_UNKNOWN
    }

    /** What a finding is about. */
    public record About(String code, String message, Severity severity, Subject subject) {}

    /** @param before the state it had, empty when none was known */
    public Event volume(Instant now, VolumeTurn turn, VolumeName volume, String before, String reason) {
        Map<String, Value> attributes = texts("volume", volume.value(), "before", before, "reason", reason);
        return event(now, type(turn.name()), ofVolume(volume.value()), attributes);
    }

    public Event nodeSilent(Instant now, NodeId node, String name, String reason) {
        Map<String, Value> attributes = texts("node", name, "uuid", node.toString(), "reason", reason);
        return event(now, type("NODE_SILENT"), ofNode(name), attributes);
    }

    public Event nodeBack(Instant now, NodeId node, String name) {
        return event(now, type("NODE_BACK"), ofNode(name), texts("node", name, "uuid", node.toString()));
    }

    /** As severe as the finding. */
    public Event findingRaised(Instant now, About about) {
        EventType usual = type("FINDING_RAISED");
        EventType type = new EventType(
                usual.name(),
                usual.number(),
                usual.category(),
                about.severity(),
                usual.origin(),
                usual.meaning(),
                usual.attributes(),
                usual.notes());
        return event(now, type, about.subject(), finding(about));
    }

    public Event findingCleared(Instant now, About about) {
        return event(now, type("FINDING_CLEARED"), about.subject(), finding(about));
    }

    public Event healFinished(Instant now, VolumeName volume) {
        return event(now, type("HEAL_FINISHED"), ofVolume(volume.value()), texts("volume", volume.value()));
    }

    public Event splitBrain(Instant now, VolumeName volume, long files) {
        Map<String, Value> attributes = texts("volume", volume.value());
        attributes.put("count", new Value.Number(files));
        return event(now, type("SPLIT_BRAIN"), ofVolume(volume.value()), attributes);
    }

    public Event eventsDropped(Instant now, long count, String reason) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("count", new Value.Number(count));
        attributes.putAll(texts("reason", reason));
        return event(now, type("EVENTS_DROPPED"), ofNode(reporter.toString()), attributes);
    }

    /** @param url without anything secret */
    public Event webhookDisabled(Instant now, String url, String reason) {
        return event(now, type("WEBHOOK_DISABLED"), Subject.NOTHING, texts("url", url, "reason", reason));
    }

    /** @param url without anything secret */
    public Event webhookTest(Instant now, String url) {
        return event(now, type("WEBHOOK_TEST"), Subject.NOTHING, texts("url", url));
    }

    public Event journalFailure(Instant now, String reason) {
        return event(now, type("JOURNAL_FAILURE"), ofNode(reporter.toString()), texts("reason", reason));
    }

    private static Map<String, Value> finding(About about) {
        Map<String, Value> attributes = texts("code", about.code(), "message", about.message());
        attributes.putAll(texts("volume", about.subject().volume().orElse("")));
        attributes.putAll(texts("node", about.subject().node().orElse("")));
        attributes.putAll(texts("brick", about.subject().brick().orElse("")));
        return attributes;
    }

    private EventType type(String name) {
        return catalogue.byName(name).orElseThrow(() -> new IllegalStateException("no own event: " + name));
    }

    private static Subject ofVolume(String volume) {
        return new Subject(Optional.empty(), Optional.of(volume), Optional.empty());
    }

    private static Subject ofNode(String node) {
        return new Subject(Optional.of(node), Optional.empty(), Optional.empty());
    }

    /** @param namesAndTexts in turn */
    private static Map<String, Value> texts(String... namesAndTexts) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            if (!namesAndTexts[i + 1].isEmpty()) {
                attributes.put(namesAndTexts[i], new Value.Text(namesAndTexts[i + 1]));
            }
        }
        return attributes;
    }

    private Event event(Instant now, EventType type, Subject subject, Map<String, Value> attributes) {
        String body = CompatBody.of(type, attributes, now, reporter);
        return new Event(now, now, reporter, type, subject, attributes, Set.of(), Optional.of(body));
    }
}
