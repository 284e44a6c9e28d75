package io.brickyard.glusterd.command;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.NodeId;
import java.util.Optional;
import java.util.OptionalLong;

/** Fields of an answer that are more than a text. */
final class Fields {

    private Fields() {}

    /** A field without which its record has no meaning. */
    static String needed(XmlElement element, String name) {
        return element.text(name)
                .orElseThrow(() -> new GlusterdFailure.Unreadable(
                        "an element <" + element.name() + "> of gluster's answer has no <" + name + ">"));
    }

    static NodeId node(String uuid) {
        try {
            return NodeId.parse(uuid);
        } catch (IllegalArgumentException e) {
            throw new GlusterdFailure.Unreadable(
                    "gluster's answer has the node id '" + Excerpt.of(uuid) + "': no UUID");
        }
    }

    static Optional<Bytes> bytes(XmlElement element, String name) {
        OptionalLong count = element.number(name);
        return count.isPresent() ? Optional.of(new Bytes(count.getAsLong())) : Optional.empty();
    }
}
