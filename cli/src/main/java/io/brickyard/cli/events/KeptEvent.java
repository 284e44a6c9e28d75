package io.brickyard.cli.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event that an agent keeps.
 *
 * @param reports how many nodes reported it
 * @param subject the most particular thing that it names: a brick, a volume, a node, or nothing
 * @param attributes as texts, without what the subject says already
 * @param flaws what is doubtful about it
 */
public record KeptEvent(
        long sequence, long reports, Head head, String subject, Map<String, String> attributes, List<String> flaws) {

    public record Head(String id, String time, String severity, String type) {}

    /** Of an item of the API's list of events, or of a message of its stream. */
    public static KeptEvent of(Json item) {
        Json event = item.member("event");
        List<String> named = new ArrayList<>();
        for (String name : List.of("brick", "volume", "node")) {
            String text = event.member("subject").text(name);
            if (!text.isEmpty()) {
                named.add(text);
            }
        }
        List<String> flaws = new ArrayList<>();
        event.items("flaws").forEach(flaw -> flaws.add(shown(flaw)));
        return new KeptEvent(
                item.number("sequence"),
                item.number("reports"),
                new Head(event.text("id"), event.text("time"), event.text("severity"), event.text("type")),
                named.isEmpty() ? "" : withVolume(named.getFirst(), event),
                attributes(event.member("attributes"), named),
                flaws);
    }

    /** A brick alone does not say whose it is. */
    private static String withVolume(String subject, Json event) {
        String volume = event.member("subject").text("volume");
        return volume.isEmpty() || subject.equals(volume) ? subject : volume + " " + subject;
    }

    private static Map<String, String> attributes(Json attributes, List<String> told) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (attributes instanceof Json.Members(Map<String, Json> members)) {
            members.forEach((name, value) -> {
                String text = shown(value);
                if (!told.contains(text)) {
                    texts.put(name, text);
                }
            });
        }
        return texts;
    }

    /** A value as it is shown in a line; never empty for what has something in it. */
    public static String shown(Json value) {
        return switch (value) {
            case Json.Scalar(String text) -> text;
            case Json.Items(List<Json> items) ->
                String.join(",", items.stream().map(KeptEvent::shown).toList());
            case Json.Members(Map<String, Json> members) ->
                String.join(
                        ",",
                        members.entrySet().stream()
                                .map(member -> member.getKey() + "=" + shown(member.getValue()))
                                .toList());
        };
    }
}
