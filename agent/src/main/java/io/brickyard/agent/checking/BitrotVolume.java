package io.brickyard.agent.checking;

import io.brickyard.events.Event;
import io.brickyard.events.Flaw;
import io.brickyard.events.Subject;
import io.brickyard.events.Value;
import io.brickyard.glusterd.state.StoredVolume;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The volume of an event about bitrot that GlusterFS sends without one. It is the only one in the state that the event tells
 * of, or of several the only one that glusterd wrote down just before; otherwise nobody can tell. That it was not sent stays to
 * be seen by {@link Flaw#NULL_VALUE}.
 */
final class BitrotVolume {

    private static final String OPTION = "features.bitrot";
    /** The command ends, and sends, right after glusterd has written. */
    private static final Duration JUST_BEFORE = Duration.ofSeconds(10);

    private BitrotVolume() {}

    static boolean isMissing(Event event) {
        return state(event).isPresent()
                && event.flaws().contains(Flaw.NULL_VALUE)
                && event.subject().volume().isEmpty();
    }

    /** What the option is once the event's command has ended; empty for other events. */
    private static Optional<String> state(Event event) {
        return switch (event.type().name()) {
            case "BITROT_ENABLE", "BITROT_SCRUB_ONDEMAND" -> Optional.of("on");
            case "BITROT_DISABLE" -> Optional.of("off");
            default -> Optional.empty();
        };
    }

    /** With the volume, where it can be told. */
    static Event found(Event event, List<StoredVolume> volumes) {
        List<StoredVolume> candidates = volumes.stream()
                .filter(volume -> state(event)
                        .equals(Optional.ofNullable(volume.settings().get(OPTION))))
                .toList();
        if (candidates.size() > 1) {
            Instant from = event.received().minus(JUST_BEFORE);
            candidates = candidates.stream()
                    .filter(volume -> volume.written().isAfter(from))
                    .toList();
        }
        return candidates.size() == 1 ? with(event, candidates.getFirst().name()) : event;
    }

    private static Event with(Event event, String volume) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("name", new Value.Text(volume));
        attributes.putAll(event.attributes());
        Subject subject = new Subject(
                event.subject().node(), Optional.of(volume), event.subject().brick());
        return new Event(
                event.happened(),
                event.received(),
                event.reporter(),
                event.type(),
                subject,
                attributes,
                event.flaws(),
                event.compat(),
                event.order());
    }
}
