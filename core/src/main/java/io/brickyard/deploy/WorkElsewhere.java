package io.brickyard.deploy;

import io.brickyard.glusterd.Deadline;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.Step;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.work.Assignment;
import io.brickyard.work.DevicePath;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import io.brickyard.work.Recipient;
import io.brickyard.work.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Work on nodes by the ways that {@code io.brickyard.work} knows. */
public final class WorkElsewhere implements Elsewhere {

    private static final Duration LOOKING = Duration.ofSeconds(60);
    private static final Duration WORKING = Duration.ofMinutes(15);

    private static final int MOST = NodeTask.Facts.MOST_PLACES;

    private final Transport transport;
    private final Function<Set<HostName>, Map<HostName, Recipient>> recipients;
    private final boolean knowledge;

    /** @param recipients how nodes of these names stand now, of each one; asked once for each piece of work or question */
    public WorkElsewhere(Transport transport, Function<Set<HostName>, Map<HostName, Recipient>> recipients) {
        this(transport, recipients, false);
    }

    /** @param knowledge whether nodes that are asked for facts are also to tell what they know of the pool */
    public WorkElsewhere(
            Transport transport, Function<Set<HostName>, Map<HostName, Recipient>> recipients, boolean knowledge) {
        this.transport = transport;
        this.recipients = recipients;
        this.knowledge = knowledge;
    }

    /**
     * Each node is asked about its own places, and those with the same places in one question: most have the same. What one node
     * has at a path, with a device beside it, is no question for another.
     */
    @Override
    public Map<HostName, NodeFacts> find(Map<HostName, Map<BrickPath, String>> places) {
        Map<List<NodeTask.Place>, List<HostName>> alike = new LinkedHashMap<>();
        places.forEach((name, of) ->
                alike.computeIfAbsent(questions(of), _ -> new ArrayList<>()).add(name));
        Map<HostName, Recipient> nodes = recipients.apply(places.keySet());
        Map<HostName, NodeFacts> facts = new HashMap<>();
        alike.forEach((questions, names) -> {
            Map<Recipient, HostName> asked = new LinkedHashMap<>();
            names.forEach(name -> asked.put(Objects.requireNonNull(nodes.get(name)), name));
            facts.putAll(ask(asked, questions));
        });
        return facts;
    }

    private static List<NodeTask.Place> questions(Map<BrickPath, String> places) {
        return new TreeMap<>(places)
                .entrySet().stream()
                        .map(place -> place(place.getKey(), place.getValue()))
                        .toList();
    }

    private static NodeTask.Place place(BrickPath path, String device) {
        return new NodeTask.Place(path, device.isEmpty() ? Optional.empty() : Optional.of(new DevicePath(device)));
    }

    /** In portions that a task can have. A node that does not answer each of them is absent. */
    private Map<HostName, NodeFacts> ask(Map<Recipient, HostName> names, List<NodeTask.Place> places) {
        Map<HostName, NodeFacts> facts = portion(names, places.subList(0, Math.min(places.size(), MOST)));
        for (int from = MOST; from < places.size(); from += MOST) {
            Map<HostName, NodeFacts> more = portion(names, places.subList(from, Math.min(places.size(), from + MOST)));
            facts.keySet().retainAll(more.keySet());
            facts.replaceAll((name, one) -> together(one, Objects.requireNonNull(more.get(name))));
        }
        return facts;
    }

    private static NodeFacts together(NodeFacts one, NodeFacts other) {
        List<NodeFacts.PlaceFacts> places = new ArrayList<>(one.places());
        places.addAll(other.places());
        return new NodeFacts(other.id(), other.running(), other.glusterd(), places, other.knows());
    }

    private Map<HostName, NodeFacts> portion(Map<Recipient, HostName> names, List<NodeTask.Place> places) {
        Map<HostName, NodeFacts> facts = new HashMap<>();
        transport
                .perform(new ArrayList<>(names.keySet()), new NodeTask.Facts(places, knowledge), Deadline.in(LOOKING))
                .forEach((node, result) -> {
                    HostName name = names.get(node);
                    if (name != null && result instanceof NodeResult.Told(NodeFacts told)) {
                        facts.put(name, told);
                    }
                });
        return facts;
    }

    @Override
    public void alias(PeerStep.Alias alias) {
        perform(alias);
    }

    @Override
    public void work(NodeStep step) {
        perform(step);
    }

    @Override
    public void repair(RepairStep step) {
        perform(step);
    }

    private void perform(Step step) {
        Assignment assignment = Assignment.of(step, false)
                .orElseThrow(() -> new IllegalArgumentException("no node does this by itself: " + step));
        perform(assignment.node(), assignment.task());
    }

    private void perform(HostName node, NodeTask task) {
        Recipient recipient =
                Objects.requireNonNull(recipients.apply(Set.of(node)).get(node));
        switch (transport.perform(recipient, task, Deadline.in(WORKING))) {
            case NodeResult.Done _, NodeResult.Told _ -> {}
            case NodeResult.Held held ->
                throw new WorkFailure("somebody else changes the pool: " + held.holder(), "wait");
            case NodeResult.Failed(String what, String why, String advice) ->
                throw new WorkFailure(what + ": " + why, advice);
        }
    }
}
