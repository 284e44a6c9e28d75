package io.brickyard.peering.simulation;

import io.brickyard.peering.Edge;
import io.brickyard.peering.UnitFacts;
import io.brickyard.peering.UnitName;
import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.Step;
import io.brickyard.pool.Brick;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold at every moment, judged by what is true in the simulation and not by what a writer believes. */
final class Invariants {

    private record Raised(UnitName unit, Class<?> kind) {}

    private final Simulation simulation;
    private final Map<UnitName, UnitFacts> newest = new HashMap<>();
    private final Set<UnitName> onRoll = new HashSet<>();
    private final Set<Raised> raised = new HashSet<>();
    private Set<String> usableBefore = Set.of();
    private boolean quorumBefore;

    Invariants(Simulation simulation) {
        this.simulation = simulation;
    }

    /** A look at all units that was stored. */
    void observed(List<UnitFacts> roll, List<Edge> fresh) {
        onRoll.clear();
        roll.forEach(facts -> {
            onRoll.add(facts.unit());
            newest.merge(facts.unit(), facts, (a, b) -> a.epoch() > b.epoch() ? a : b);
        });
        fresh.forEach(edge -> {
            raised.add(new Raised(edge.unit(), edge.getClass()));
            if (edge instanceof Edge.Departed) {
                require(!onRoll.contains(edge.unit()), edge.unit() + " is there, and is said to have departed");
            }
        });
        edgesStand();
    }

    void acknowledged(Edge edge) {
        raised.remove(new Raised(edge.unit(), edge.getClass()));
        edgesStand();
    }

    private void edgesStand() {
        Set<Raised> stored = simulation.store.read().state().raised().stream()
                .map(edge -> new Raised(edge.unit(), edge.getClass()))
                .collect(Collectors.toSet());
        require(stored.equals(raised), "raised and not acknowledged: " + raised + ", stored: " + stored);
    }

    /** A command is about to be sent. */
    void sending(SimulatedNode from, Step step) {
        if (step instanceof PeerStep.Probe probe) {
            complete(probe.node());
            Configuration truth = simulation.truth();
            require(
                    truth.version() == 0 || truth.has(from.id),
                    probe.node() + " is probed from outside of the pool: two pools would form");
        } else if (step instanceof PeerStep.Alias alias) {
            complete(alias.node());
        } else if (step instanceof PeerStep.Detach detach) {
            NodeId id = from.configuration.called(detach.node());
            require(id == null || !from.configuration.hasBricks(id), detach.node() + " is detached with bricks");
            leavesOrIsBroken(detach.node(), id);
        } else if (step instanceof LayoutStep.Replace replace) {
            complete(replace.fresh().host());
            mayLoseIts(replace);
        }
    }

    private void complete(HostName host) {
        SimulatedUnit unit = simulation.unitOn(host);
        UnitFacts facts = newest.get(unit.name);
        require(
                onRoll.contains(unit.name) && facts != null && facts.isComplete() && !facts.leaving(),
                "something is done for " + unit + ", whose facts are " + facts);
    }

    private boolean leaves(SimulatedUnit unit) {
        UnitFacts facts = newest.get(unit.name);
        return !onRoll.contains(unit.name) || facts != null && facts.leaving() && facts.isComplete();
    }

    private void leavesOrIsBroken(HostName host, NodeId id) {
        SimulatedUnit unit = simulation.unitOn(host);
        boolean reimaged = !unit.node.id.equals(id);
        require(
                leaves(unit) || reimaged || unit.node.rejected,
                unit + " is detached, and neither leaves nor needs to be probed anew");
    }

    private void mayLoseIts(LayoutStep.Replace replace) {
        SimulatedUnit unit = simulation.unitOn(replace.old().host());
        UnitFacts facts = newest.get(unit.name);
        boolean withdrawn = facts != null
                && facts.bricks().isPresent()
                && facts.bricks().get().stream()
                        .noneMatch(brick -> replace.old().path().value().startsWith(brick.text() + "/"));
        require(leaves(unit) || withdrawn, "a brick of " + unit + " is moved, which neither leaves nor took it back");
    }

    /** Just before a command has its effect. */
    void before(SimulatedNode from) {
        usableBefore = usable();
        quorumBefore = simulation.pool.quorum(from);
    }

    /** Just after a command had its effect: what worked before still does. */
    void after(SimulatedNode from, String what) {
        Set<String> usable = usable();
        require(
                usable.containsAll(usableBefore),
                what + " took the quorum of " + usableBefore + ", left are " + usable);
        require(!quorumBefore || simulation.pool.quorum(from), what + " took the pool's quorum");
    }

    private Set<String> usable() {
        Set<String> usable = new HashSet<>();
        for (Volume volume : simulation.truth().volumes().values()) {
            for (Subvolume subvolume : volume.subvolumes()) {
                if (simulation.pool.usable(subvolume)) {
                    usable.add(volume.name() + "-" + subvolume.index());
                }
            }
        }
        return usable;
    }

    /** After every event. */
    void always() {
        require(simulation.commandsUnderWay() <= 1, "two writers act at once");
        for (Volume volume : simulation.truth().volumes().values()) {
            for (Subvolume subvolume : volume.subvolumes()) {
                require(
                        subvolume.bricks().stream().map(Brick::id).anyMatch(simulation.pool.good::contains),
                        "the last good copy of " + volume.name() + "-" + subvolume.index() + " is gone");
            }
        }
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
