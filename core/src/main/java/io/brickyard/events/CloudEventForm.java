package io.brickyard.events;

import io.brickyard.pool.NodeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An event as CloudEvents 1.0 has it; its data is the normalised form. Id and source together are unique; both stay the same
 * however often it is sent.
 *
 * @param source of the reporting node, for example {@code urn:uuid:4bc5317e-3312-4e58-bd09-feb3c95613d3}
 * @param type for example {@code io.brickyard.gluster.volume_start}
 * @param subject a volume, a brick or a node, where the event is about one
 * @param data JSON
 */
public record CloudEventForm(
        String id, String source, String type, Instant time, Optional<String> subject, String data) {
    public static final String STRUCTURED_TYPE = "application/cloudevents+json; charset=utf-8";
    public static final String BATCH_TYPE = "application/cloudevents-batch+json; charset=utf-8";
    public static final String BINARY_TYPE = "application/json";

    private static final String OF_GLUSTERFS = "io.brickyard.gluster.";
    private static final String OUR_OWN = "io.brickyard.agent.";
    private static final String VERSION = "1.0";

    public static CloudEventForm of(Event event, String id) {
        return of(
                id,
                event.type().name(),
                event.type().origin(),
                event.happened(),
                event.subject(),
                event.reporter(),
                NormalisedForm.json(event, id));
    }

    /** From what a journal keeps of an event. */
    public static CloudEventForm of(
            String id, String type, Origin origin, Instant time, Subject subject, NodeId reporter, String normalised) {
        String prefix =
                switch (origin) {
                    case GLUSTERFS -> OF_GLUSTERFS;
                    case BRICKYARD -> OUR_OWN;
                };
        return new CloudEventForm(
                id,
                "urn:uuid:" + reporter,
                prefix + type.toLowerCase(Locale.ROOT),
                time,
                subject.brick().or(subject::volume).or(subject::node).filter(text -> !text.isEmpty()),
                normalised);
    }

    /** One JSON object, to be sent as {@link #STRUCTURED_TYPE}. */
    public String structured() {
        JsonText json = JsonText.compact().object();
        json.name("specversion").text(VERSION);
        json.name("id").text(id);
        json.name("source").text(source);
        json.name("type").text(type);
        json.name("time").text(time.toString());
        subject.ifPresent(text -> json.name("subject").text(text));
        json.name("datacontenttype").text(BINARY_TYPE);
        json.name("data").raw(data);
        return json.endObject().toString();
    }

    /** The headers, without the content type; the body is {@link #data}, to be sent as {@link #BINARY_TYPE}. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce-specversion", VERSION);
        headers.put("ce-id", encoded(id));
        headers.put("ce-source", encoded(source));
        headers.put("ce-type", encoded(type));
        headers.put("ce-time", time.toString());
        subject.ifPresent(text -> headers.put("ce-subject", encoded(text)));
        return headers;
    }

    /** A JSON array, to be sent as {@link #BATCH_TYPE}. */
    public static String batch(List<CloudEventForm> events) {
        JsonText json = JsonText.compact().array();
        events.forEach(event -> json.raw(event.structured()));
        return json.endArray().toString();
    }

    /** As the HTTP binding (3.1.3.2) wants header values: printable ASCII without space, quote and per cent; others as UTF-8. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~' && b != '"' && b != '%') {
                encoded.append((char) b);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
