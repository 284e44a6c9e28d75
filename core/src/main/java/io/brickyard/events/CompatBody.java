package io.brickyard.events;

import io.brickyard.pool.NodeId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The shape of the original daemon's bodies: {@code event, message, nodeid, ts} in this order, spaced as Python does. */
final class CompatBody {

    /** @param message writes names and values, in the order of the names */
    static String of(EventType type, BigInteger time, NodeId node, Consumer<JsonText> message) {
        JsonText json = JsonText.spaced().object();
        json.name("event").text(type.name());
        json.name("message").object();
        message.accept(json);
        json.endObject();
        json.name("nodeid").text(node.toString());
        json.name("ts").number(time);
        return json.endObject().toString();
    }

    /** Of an event that the original does not know: the values are texts, as nearly all of its own are. */
    static String of(EventType type, Map<String, Value> attributes, Instant time, NodeId node) {
        return of(type, BigInteger.valueOf(time.getEpochSecond()), node, json -> new TreeMap<>(attributes)
                .forEach((name, value) -> json.name(name).text(text(value))));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> Long.toString(number);
            case Value.Flag(var on) -> Boolean.toString(on);
            case Value.Texts(var texts) -> String.join(" ", texts);
            case Value.Options(var options) -> options.toString();
        };
    }

    private CompatBody() {}
}
