package io.brickyard.peering.simulation;

import io.brickyard.peering.Comparison;
import io.brickyard.peering.PeeringState;
import io.brickyard.peering.UnitFacts;
import io.brickyard.peering.UnitName;
import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Units, their pool and several would-be writers, to whom everything happens that a seed brings. */
final class Simulation {

    /** A command on its way: glusterd has it, and its effect comes a little later, whatever becomes of who sent it. */
    private record UnderWay(WouldBeWriter sender, Step step, long landsAt) {}

    final Random random;
    final SimulatedPool pool;
    final Looks looks;
    final Store store = new Store();
    final List<SimulatedUnit> units = new ArrayList<>();
    final List<WouldBeWriter> writers = new ArrayList<>();
    final Invariants invariants = new Invariants(this);
    final List<String> trace = new ArrayList<>();
    long now;
    /** How many commands had an effect. */
    int commands;

    private int addresses;
    private final List<UnderWay> underWay = new ArrayList<>();

    Simulation(long seed) {
        random = new Random(seed);
        pool = new SimulatedPool(random);
        looks = new Looks(pool);
        for (int i = 0; i < 4; i++) {
            join(3);
        }
    }

    void note(String what) {
        trace.add(now + " " + what);
    }

    /** What a writer would see now. */
    void noteDifferences(WouldBeWriter writer) {
        SeenPool seen = looks.from(writer.unit.node);
        seen.nodes().forEach(node -> note(writer.unit + " sees: " + node));
        note(writer.unit + " sees as online " + seen.online() + ", pending " + seen.pending());
        seen.volumes().forEach(volume -> note(writer.unit + " sees: " + volume.bricks()));
        NextStep.blocked(state(), seen).forEach(blocked -> note(writer.unit + " cannot " + blocked));
        Comparison.of(state(), seen)
                .differences()
                .forEach(difference -> note(writer.unit + " sees: " + difference.message()));
    }

    SimulatedUnit join(int bricks) {
        int number = units.size() + 1;
        SimulatedNode node = new SimulatedNode(new HostName("n" + number), freshAddress(), freshId());
        pool.nodes.put(node.name, node);
        SimulatedUnit unit = new SimulatedUnit(new UnitName("u/" + number), node, random.nextInt(5) > 0);
        for (int i = 1; i <= bricks; i++) {
            unit.offers.add("/bricks/b" + i);
        }
        units.add(unit);
        writers.add(new WouldBeWriter(unit, this));
        note(unit + " joins on " + node);
        return unit;
    }

    HostName freshAddress() {
        addresses++;
        return new HostName("10.0." + addresses / 250 + "." + addresses % 250);
    }

    NodeId freshId() {
        return new NodeId(new UUID(random.nextLong(), random.nextLong()));
    }

    /** The newest configuration that any node has: the pool's. */
    Configuration truth() {
        return pool.nodes.values().stream()
                .map(node -> node.configuration)
                .max(Comparator.comparingLong(Configuration::version))
                .orElseThrow();
    }

    SimulatedUnit unitOn(HostName host) {
        return units.stream()
                .filter(unit -> unit.node.wasCalled(host))
                .findFirst()
                .orElseThrow();
    }

    List<UnitFacts> roll() {
        return units.stream()
                .filter(unit -> unit.onRoll)
                .map(unit -> unit.read(random))
                .toList();
    }

    /** Lets one thing happen and looks whether all is as it must be. */
    void happens(Runnable event) {
        now++;
        event.run();
        for (UnderWay command : List.copyOf(underWay)) {
            if (command.landsAt() <= now) {
                underWay.remove(command);
                land(command);
            }
        }
        pool.settle();
        invariants.always();
    }

    void send(WouldBeWriter sender, Step step, long deadline) {
        invariants.sending(sender.unit.node, step);
        note(sender.unit + " sends: " + step.card().title());
        underWay.add(new UnderWay(sender, step, Math.min(deadline, now + random.nextInt(5))));
    }

    boolean isUnderWay(WouldBeWriter sender) {
        return underWay.stream().anyMatch(command -> command.sender() == sender);
    }

    int commandsUnderWay() {
        return underWay.size();
    }

    private void land(UnderWay command) {
        SimulatedNode from = command.sender().unit.node;
        String title = command.step().card().title();
        if (!from.up) {
            note(title + " dies with " + from);
            return;
        }
        invariants.before(from);
        String answer = done(from, command.step());
        commands++;
        note(title + ": " + answer);
        invariants.after(from, title);
    }

    private String done(SimulatedNode from, Step step) {
        return switch (step) {
            case PeerStep.Probe probe -> pool.probe(from, probe.node());
            case PeerStep.Alias alias -> pool.probe(unitOn(alias.from()).node, alias.alias());
            case PeerStep.Detach detach -> pool.detach(from, detach.node());
            case LayoutStep.Replace replace -> pool.replace(from, replace.volume(), replace.old(), replace.fresh());
            case RepairStep.RestoreIdentity restore -> {
                SimulatedNode node = unitOn(restore.node()).node;
                if (!pool.reach(from, node) || !from.configuration.has(restore.id())) {
                    yield "failed: cannot be reached";
                }
                node.id = restore.id();
                node.configuration = from.configuration;
                if (unitOn(node.name).onRoll) {
                    unitOn(node.name).publish(true);
                }
                yield "success";
            }
            case RepairStep.ForgetVolume forget -> {
                SimulatedNode node = pool.nodes.get(forget.node());
                node.rejected = node.rejected && !pool.reach(from, node);
                yield node.rejected ? "failed: cannot be reached" : "success";
            }
            default -> throw new AssertionError("no such step in this simulation: " + step);
        };
    }

    PeeringState state() {
        return store.read().state();
    }
}
