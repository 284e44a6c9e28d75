package io.brickyard.cli;

import io.brickyard.cli.options.NearestWord;
import io.brickyard.cli.options.Refusal;
import io.brickyard.health.StopRequest;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The machines that somebody named: members of the pool by any name or address by which the pool or its bricks know them,
 * by their UUID, or as {@code localhost}; and hosts of thin arbiters.
 */
record StopChoice(StopRequest request) {

    /** More names than these would not be read. */
    private static final int MOST_NAMED = 12;

    /** @throws Refusal when a word names nothing here: an answer about the wrong machine is worse than none */
    static StopChoice of(Survey survey, List<String> words) {
        Map<String, NodeId> members = members(survey);
        Set<NodeId> nodes = new LinkedHashSet<>();
        Set<HostName> arbiters = new LinkedHashSet<>();
        for (String word : words) {
            NodeId member = members.get(word);
            Optional<HostName> arbiter = survey.extras().thinArbiters().keySet().stream()
                    .map(thin -> thin.host())
                    .filter(host -> host.value().equals(word))
                    .findFirst();
            if (member != null) {
                nodes.add(member);
            } else {
                arbiters.add(arbiter.orElseThrow(() -> nobody(word, survey, members)));
            }
        }
        return new StopChoice(new StopRequest(nodes, arbiters));
    }

    private static Map<String, NodeId> members(Survey survey) {
        Map<String, NodeId> members = new LinkedHashMap<>();
        for (NodeReport node : survey.nodes()) {
            members.put(node.node().name().value(), node.id());
            members.put(node.id().toString(), node.id());
            node.node().addresses().forEach(address -> members.putIfAbsent(address.value(), node.id()));
        }
        for (Volume volume : survey.volumes()) {
            for (Brick brick : volume.bricks()) {
                members.putIfAbsent(brick.host().value(), brick.node());
            }
        }
        // what "localhost" means to a peer's glusterd is not what it means to the person who types it
        members.remove("localhost");
        for (NodeReport node : survey.nodes()) {
            if (node.asker()) {
                members.put("localhost", node.id());
            }
        }
        return members;
    }

    private static Refusal nobody(String word, Survey survey, Map<String, NodeId> members) {
        if (word.equals("localhost")) {
            return Refusal.usage(
                    "this machine is no member of the pool",
                    "the look was taken from outside, so localhost names none of its nodes",
                    "name the node: " + names(survey));
        }
        String near = NearestWord.to(word, List.copyOf(members.keySet()))
                .map(name -> "perhaps you meant " + name + ", or ")
                .orElse("");
        return Refusal.usage(
                "no node of the pool is called '" + word + "'",
                "the pool has " + names(survey),
                near + "see all with brickyard status");
    }

    private static String names(Survey survey) {
        List<String> names = new ArrayList<>();
        for (NodeReport node : survey.nodes()) {
            names.add(node.node().name().value());
        }
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : names.size() + " nodes, from " + names.getFirst() + " to " + names.getLast();
    }
}
