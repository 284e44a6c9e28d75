package io.brickyard.work;

import io.brickyard.json.Json;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeKnowledge;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A result as one JSON object on one line of ASCII. What comes from another node is read as if an enemy had written it. */
public final class ResultForm {

    private static final int LARGEST = 4 << 20;

    private ResultForm() {}

    /** @throws FormFailure when the bytes are no result */
    public static NodeResult read(byte[] octets) {
        return read(Fields.read(octets, LARGEST));
    }

    static NodeResult read(Fields fields) {
        try {
            return switch (fields.text("result")) {
                case "done" -> new NodeResult.Done(fields.only("result", "text").text("text"));
                case "facts" ->
                    new NodeResult.Told(facts(fields.only("result", "facts").object("facts")));
                case "held" ->
                    new NodeResult.Held(
                            TaskForm.holder(fields.only("result", "holder").object("holder")));
                case "failed" ->
                    new NodeResult.Failed(
                            fields.only("result", "what", "why", "advice").text("what"),
                            fields.text("why"),
                            fields.text("advice"));
                case String other -> throw new FormFailure("there is no result '" + Fields.shortened(other) + "'");
            };
        } catch (IllegalArgumentException | ArithmeticException refused) {
            throw new FormFailure(String.valueOf(refused.getMessage()));
        }
    }

    private static NodeFacts facts(Fields fields) {
        fields.only("id", "running", "glusterd", "places", "knows");
        return new NodeFacts(
                fields.possibleText("id").map(NodeId::parse),
                fields.flag("running"),
                fields.texts("glusterd"),
                fields.objects("places", ResultForm::place),
                fields.possibleObject("knows").map(KnowledgeForm::read).orElse(NodeKnowledge.UNTOLD));
    }

    private static NodeFacts.PlaceFacts place(Fields fields) {
        fields.only("path", "exists", "mounted", "total", "free", "empty", "volume", "device", "remains");
        return new NodeFacts.PlaceFacts(
                new BrickPath(fields.text("path")),
                fields.flag("exists"),
                fields.flag("mounted"),
                fields.size("total"),
                fields.size("free"),
                fields.flag("empty"),
                fields.possibleText("volume").map(_ -> fields.uuid("volume")),
                fields.possibleObject("device").map(ResultForm::device),
                fields.members().member("remains").isEmpty()
                        ? Set.of()
                        : Set.copyOf(fields.objects(
                                "remains", of -> of.only("volume").uuid("volume"))));
    }

    private static NodeFacts.DeviceFacts device(Fields fields) {
        fields.only("path", "exists", "content", "size");
        return new NodeFacts.DeviceFacts(
                fields.text("path"), fields.flag("exists"), fields.possibleText("content"), fields.size("size"));
    }

    public static String write(NodeResult result) {
        return json(result).inPythonsWay();
    }

    static Json.Members json(NodeResult result) {
        return switch (result) {
            case NodeResult.Done(String text) -> named("done").with("text", text);
            case NodeResult.Told(NodeFacts facts) -> named("facts").with("facts", json(facts));
            case NodeResult.Held(LockHolder holder) -> named("held").with("holder", TaskForm.json(holder));
            case NodeResult.Failed(String what, String why, String advice) ->
                named("failed").with("what", what).with("why", why).with("advice", advice);
        };
    }

    private static Json.Members named(String name) {
        return Json.Members.NONE.with("result", name);
    }

    private static Json.Members json(NodeFacts facts) {
        Json.Members members = with(Json.Members.NONE, "id", facts.id().map(NodeId::toString))
                .with("running", new Json.Flag(facts.running()))
                .with("glusterd", Fields.write(facts.glusterd()))
                .with(
                        "places",
                        new Json.Items(
                                facts.places().stream().map(ResultForm::json).toList()));
        return facts.knows().told() ? members.with("knows", KnowledgeForm.json(facts.knows())) : members;
    }

    private static Json json(NodeFacts.PlaceFacts place) {
        Json.Members members = Json.Members.NONE
                .with("path", place.path().value())
                .with("exists", new Json.Flag(place.exists()))
                .with("mounted", new Json.Flag(place.mounted()))
                .with("total", Json.Numeral.of(place.total().count()))
                .with("free", Json.Numeral.of(place.free().count()))
                .with("empty", new Json.Flag(place.empty()));
        Json.Members marked = withRemains(with(members, "volume", place.volume().map(UUID::toString)), place);
        return place.device().map(device -> marked.with("device", json(device))).orElse(marked);
    }

    /** Hardly ever are there any. */
    private static Json.Members withRemains(Json.Members members, NodeFacts.PlaceFacts place) {
        List<Json> volumes = place.remains().stream()
                .sorted()
                .<Json>map(volume -> Json.Members.NONE.with("volume", volume.toString()))
                .toList();
        return volumes.isEmpty() ? members : members.with("remains", new Json.Items(volumes));
    }

    private static Json json(NodeFacts.DeviceFacts device) {
        return with(
                        Json.Members.NONE.with("path", device.path()).with("exists", new Json.Flag(device.exists())),
                        "content",
                        device.content())
                .with("size", Json.Numeral.of(device.size().count()));
    }

    private static Json.Members with(Json.Members members, String name, Optional<String> text) {
        return text.map(value -> members.with(name, value)).orElse(members);
    }
}
