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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Work on nodes by the ways that {@code io.brickyard.work} knows. */
public final class WorkElsewhere implements Elsewhere {

    private static final Duration LOOKING = Duration.ofSeconds(60);
    private static final Duration WORKING = Duration.ofMinutes(15);

    private final Transport transport;
    private final Function<HostName, Recipient> recipients;

    /** @param recipients by which way a node of this name can be reached now */
    public WorkElsewhere(Transport transport, Function<HostName, Recipient> recipients) {
        this.transport = transport;
        this.recipients = recipients;
    }

    /** All nodes are asked about the places of all: that takes one question, and most have the same. */
    @Override
    public Map<HostName, NodeFacts> find(Map<HostName, Map<BrickPath, String>> places) {
        Map<BrickPath, NodeTask.Place> all = new TreeMap<>();
        places.values()
                .forEach(of -> of.forEach((path, device) -> all.merge(
                        path,
                        place(path, device),
                        (known, other) -> known.device().isPresent() ? known : other)));
        Map<HostName, NodeFacts> facts = new HashMap<>();
        Map<Recipient, HostName> names = new HashMap<>();
        places.keySet().forEach(name -> names.put(recipients.apply(name), name));
        if (all.size() <= NodeTask.Facts.MOST_PLACES) {
            ask(names, List.copyOf(all.values()), facts);
        } else {
            names.forEach((node, name) -> ask(Map.of(node, name), of(places, name), facts));
        }
        return facts;
    }

    private static List<NodeTask.Place> of(Map<HostName, Map<BrickPath, String>> places, HostName name) {
        return places.getOrDefault(name, Map.of()).entrySet().stream()
                .map(place -> place(place.getKey(), place.getValue()))
                .limit(NodeTask.Facts.MOST_PLACES)
                .toList();
    }

    private static NodeTask.Place place(BrickPath path, String device) {
        return new NodeTask.Place(path, device.isEmpty() ? Optional.empty() : Optional.of(new DevicePath(device)));
    }

    private void ask(Map<Recipient, HostName> names, List<NodeTask.Place> places, Map<HostName, NodeFacts> facts) {
        Deadline deadline = Deadline.in(LOOKING);
        transport
                .perform(new ArrayList<>(names.keySet()), new NodeTask.Facts(places), deadline)
                .forEach((node, result) -> {
                    HostName name = names.get(node);
                    if (name != null && result instanceof NodeResult.Told(NodeFacts told)) {
                        facts.put(name, told);
                    }
                });
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
        switch (transport.perform(recipients.apply(node), task, Deadline.in(WORKING))) {
            case NodeResult.Done _, NodeResult.Told _ -> {}
            case NodeResult.Held held ->
                throw new WorkFailure("somebody else changes the pool: " + held.holder(), "wait");
            case NodeResult.Failed(String what, String why, String advice) ->
                throw new WorkFailure(what + ": " + why, advice);
        }
    }
}
