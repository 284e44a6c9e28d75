package io.brickyard.work;

import io.brickyard.json.Json;
import io.brickyard.plan.NodeKnowledge;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.util.OptionalInt;

/** What a node knows of its pool as JSON, a part of its facts. Read as if an enemy had written it. */
final class KnowledgeForm {

    private KnowledgeForm() {}

    static NodeKnowledge read(Fields fields) {
        fields.only("operating-version", "peers", "volumes");
        return new NodeKnowledge(
                true,
                fields.members().member("operating-version").isPresent()
                        ? OptionalInt.of(Math.toIntExact(fields.number("operating-version")))
                        : OptionalInt.empty(),
                fields.objects("peers", KnowledgeForm::peer),
                fields.objects("volumes", KnowledgeForm::volume));
    }

    private static NodeKnowledge.KnownPeer peer(Fields fields) {
        fields.only("id", "state");
        return new NodeKnowledge.KnownPeer(NodeId.parse(fields.text("id")), Math.toIntExact(fields.number("state")));
    }

    private static NodeKnowledge.KnownVolume volume(Fields fields) {
        fields.only("name", "version", "checksum");
        return new NodeKnowledge.KnownVolume(
                new VolumeName(fields.text("name")), fields.text("version"), fields.text("checksum"));
    }

    static Json.Members json(NodeKnowledge knows) {
        Json.Members members = Json.Members.NONE
                .with(
                        "peers",
                        new Json.Items(
                                knows.peers().stream().map(KnowledgeForm::json).toList()))
                .with(
                        "volumes",
                        new Json.Items(knows.volumes().stream()
                                .map(KnowledgeForm::json)
                                .toList()));
        return knows.operatingVersion().isPresent()
                ? members.with(
                        "operating-version",
                        Json.Numeral.of(knows.operatingVersion().getAsInt()))
                : members;
    }

    private static Json json(NodeKnowledge.KnownPeer peer) {
        return Json.Members.NONE.with("id", peer.id().toString()).with("state", Json.Numeral.of(peer.state()));
    }

    private static Json json(NodeKnowledge.KnownVolume volume) {
        return Json.Members.NONE
                .with("name", volume.name().value())
                .with("version", volume.version())
                .with("checksum", volume.checksum());
    }
}
