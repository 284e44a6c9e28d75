package io.brickyard.work;

import io.brickyard.plan.NodeFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Puts together what nodes told in several answers. */
final class Portions {

    private Portions() {}

    /** A node whose one answer failed has failed as a whole. */
    static Map<Recipient, NodeResult> merged(
            List<Recipient> nodes,
            List<NodeTask.Facts> portions,
            Function<NodeTask.Facts, Map<Recipient, NodeResult>> asking) {
        Map<Recipient, NodeResult> merged = new LinkedHashMap<>();
        for (NodeTask.Facts portion : portions) {
            Map<Recipient, NodeResult> answers = asking.apply(portion);
            for (Recipient node : nodes) {
                merged.merge(node, Objects.requireNonNull(answers.get(node)), Portions::both);
            }
        }
        return merged;
    }

    private static NodeResult both(NodeResult first, NodeResult second) {
        if (first instanceof NodeResult.Told(NodeFacts one) && second instanceof NodeResult.Told(NodeFacts other)) {
            List<NodeFacts.PlaceFacts> places = new ArrayList<>(one.places());
            places.addAll(other.places());
            return new NodeResult.Told(new NodeFacts(other.id(), other.running(), other.glusterd(), places));
        }
        return first instanceof NodeResult.Told ? second : first;
    }
}
