package io.brickyard.work;

import io.brickyard.plan.NodeFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts together what nodes told in two answers. */
final class Portions {

    private Portions() {}

    /** A node whose one answer failed has failed as a whole. */
    static Map<Recipient, NodeResult> merged(
            List<Recipient> nodes, Map<Recipient, NodeResult> first, Map<Recipient, NodeResult> second) {
        Map<Recipient, NodeResult> merged = new LinkedHashMap<>();
        for (Recipient node : nodes) {
            merged.put(node, both(Objects.requireNonNull(first.get(node)), Objects.requireNonNull(second.get(node))));
        }
        return merged;
    }

    private static NodeResult both(NodeResult first, NodeResult second) {
        if (first instanceof NodeResult.Told(NodeFacts one) && second instanceof NodeResult.Told(NodeFacts other)) {
            List<NodeFacts.PlaceFacts> places = new ArrayList<>(one.places());
            places.addAll(other.places());
            return new NodeResult.Told(
                    new NodeFacts(other.id(), other.running(), other.glusterd(), places, other.knows()));
        }
        return first instanceof NodeResult.Told ? second : first;
    }
}
