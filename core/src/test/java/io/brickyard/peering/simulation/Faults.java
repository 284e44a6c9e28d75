package io.brickyard.peering.simulation;

import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.plan.VolumeStep;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Layout;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What happens to units, nodes and leaders; as much of it as a pool of replicas can survive. */
final class Faults {

    private static final int MOST_UNITS = 9;

    private final Simulation simulation;
    private final SimulatedPool pool;
    private final Random random;

    Faults(Simulation simulation) {
        this.simulation = simulation;
        pool = simulation.pool;
        random = simulation.random;
    }

    /** Most of the time a writer gets a little further; otherwise something happens. */
    void any() {
        int dice = random.nextInt(100);
        if (dice < 80) {
            advance();
        } else if (dice < 86) {
            pool.tick(simulation.truth());
        } else if (dice < 91) {
            some(unit -> unit.node.up && unit.onRoll).ifPresent(unit -> unit.publish(random.nextInt(4) > 0));
        } else if (dice < 93) {
            leaders();
        } else if (dice < 96) {
            upAndDown();
        } else if (dice < 98) {
            comeAndGo();
        } else {
            oddities();
        }
    }

    private void advance() {
        List<WouldBeWriter> believers =
                simulation.writers.stream().filter(writer -> writer.believes).toList();
        List<WouldBeWriter> some = believers.isEmpty() || random.nextInt(4) == 0 ? simulation.writers : believers;
        some.get(random.nextInt(some.size())).advance();
    }

    private void leaders() {
        // The old leader is told late, or never: two believe to be the leader.
        if (random.nextBoolean()) {
            simulation.writers.get(random.nextInt(simulation.writers.size())).believes = true;
        } else {
            simulation.writers.get(random.nextInt(simulation.writers.size())).believes = false;
        }
    }

    private void upAndDown() {
        switch (random.nextInt(5)) {
            case 0 ->
                some(unit -> unit.node.up).ifPresent(unit -> {
                    unit.node.up = false;
                    writer(unit).crash();
                    simulation.note(unit + " crashes");
                });
            case 1, 2, 3 -> some(unit -> !unit.node.up && !unit.node.dead).ifPresent(this::restart);
            default -> {
                if (pool.island.isEmpty()) {
                    simulation.units.stream()
                            .filter(_ -> random.nextBoolean())
                            .forEach(unit -> pool.island.add(unit.node));
                } else {
                    pool.island.clear();
                }
                simulation.note("cut off: " + pool.island);
            }
        }
    }

    void restart(SimulatedUnit unit) {
        unit.node.up = true;
        if (random.nextBoolean()) {
            unit.node.moveTo(simulation.freshAddress());
        }
        if (unit.onRoll) {
            unit.silence();
        }
        simulation.note(unit + " restarts with " + unit.node.address);
    }

    private void comeAndGo() {
        switch (random.nextInt(6)) {
            case 0 -> {
                if (simulation.units.size() < MOST_UNITS) {
                    simulation.join(1 + random.nextInt(3));
                }
            }
            case 1 ->
                some(unit -> unit.onRoll && unit.node.up && canMiss()).ifPresent(unit -> {
                    unit.leaving = true;
                    unit.publish(true);
                    simulation.note(unit + " is to leave");
                });
            case 2 ->
                some(unit -> unit.onRoll && canMiss()).ifPresent(unit -> {
                    unit.onRoll = false;
                    simulation.note(unit + " departs");
                });
            case 3 -> some(unit -> unit.onRoll && canMiss()).ifPresent(this::dies);
            default ->
                some(unit -> !unit.onRoll && !unit.node.dead).ifPresent(unit -> {
                    unit.comesBack();
                    simulation.note(unit + " comes back");
                });
        }
    }

    private void dies(SimulatedUnit unit) {
        boolean another = simulation.units.stream()
                .anyMatch(other -> other.node.dead && simulation.truth().called(other.node.name) != null);
        if (another
                || isMemberTwice(unit)
                || !othersAreGood(unit)
                || simulation.truth().members().size() < 4) {
            return; // that would be the loss of more than one member at once, which three copies do not survive
        }
        unit.onRoll = false;
        unit.node.up = false;
        unit.node.dead = true;
        writer(unit).crash();
        pool.good.removeIf(brick -> brick.node().equals(unit.node.id));
        simulation.note(unit + " departs and never comes back");
    }

    /** It lost its identity just before it was probed by another address. */
    private boolean isMemberTwice(SimulatedUnit unit) {
        return simulation.truth().members().values().stream()
                        .filter(names -> names.stream().anyMatch(unit.node::wasCalled))
                        .count()
                > 1;
    }

    private boolean othersAreGood(SimulatedUnit unit) {
        return simulation.truth().has(unit.node.id)
                && simulation.truth().bricks().stream()
                        .filter(brick -> !brick.node().equals(unit.node.id))
                        .allMatch(pool.good::contains);
    }

    /** Whether some would be left of the pool that could let others in. */
    private boolean canMiss() {
        return simulation.units.stream()
                        .filter(unit -> unit.onRoll && !unit.leaving && !unit.node.rejected)
                        .filter(unit -> simulation.truth().has(unit.node.id))
                        .count()
                > 2;
    }

    private void oddities() {
        switch (random.nextInt(5)) {
            case 0 -> some(this::canLoseItsFolder).ifPresent(this::reimage);
            case 1 ->
                some(unit -> pool.friends(unit.node, unit.node)
                                && unit.node.configuration.members().size() > 3)
                        .ifPresent(unit -> {
                            boolean one = canMiss()
                                    && !simulation.truth().volumes().isEmpty()
                                    && simulation.units.stream().noneMatch(other -> other.node.rejected);
                            unit.node.rejected = one;
                            simulation.note(unit + " is rejected: " + one);
                        });
            case 2 ->
                some(unit -> unit.onRoll).ifPresent(unit -> {
                    unit.offers.add("/bricks/b" + random.nextInt(5));
                    tell(unit);
                });
            case 3 ->
                some(unit -> unit.onRoll && unit.offers.size() > 1).ifPresent(unit -> {
                    unit.offers.remove(List.copyOf(unit.offers).get(random.nextInt(unit.offers.size())));
                    tell(unit);
                });
            default -> create();
        }
    }

    private void tell(SimulatedUnit unit) {
        if (unit.node.up) {
            unit.publish(true);
        }
        simulation.note(unit + " offers " + unit.offers);
    }

    /** A node of a pool of others that know it, and only one at a time. */
    private boolean canLoseItsFolder(SimulatedUnit unit) {
        Configuration truth = simulation.truth();
        return unit.node.up
                && canMiss()
                && !unit.node.rejected
                && unit.tellsIdentity
                && truth.members().size() > 2
                && unit.node.configuration.equals(truth)
                && truth.members().keySet().stream().allMatch(id -> pool.byId(id) != null);
    }

    private void reimage(SimulatedUnit unit) {
        unit.node.id = simulation.freshId();
        unit.node.configuration = Configuration.alone(unit.node.id, unit.node.name);
        writer(unit).crash();
        if (unit.onRoll) {
            unit.silence();
        }
        simulation.note(unit + " loses its glusterd folder and is now " + unit.node.id);
    }

    /** Somebody makes a volume on places that are offered and free. */
    private void create() {
        Optional<SimulatedUnit> from = some(unit -> unit.node.up && unit.node.configuration.equals(simulation.truth()));
        if (from.isEmpty() || simulation.truth().volumes().size() > 2 || !pool.quorum(from.get().node)) {
            return;
        }
        SeenPool seen = simulation.looks.from(from.get().node);
        VolumeName name = new VolumeName("gv" + simulation.truth().volumes().size());
        List<SimulatedUnit> shuffled = new ArrayList<>(simulation.units);
        Collections.shuffle(shuffled, random);
        List<WantedBrick> bricks = shuffled.stream()
                .filter(unit -> unit.onRoll && !unit.leaving && unit.node.configuration.equals(simulation.truth()))
                .filter(unit ->
                        seen.member(unit.node.name).filter(SeenNode::isUp).isPresent())
                .flatMap(unit -> free(unit, name))
                .limit(3)
                .toList();
        if (bricks.size() == 3) {
            VolumeStep create = new VolumeStep.Create(name, new Layout.Replicated(3, 0), bricks, false);
            if (create.check(seen) instanceof Step.Ready) {
                simulation.note(
                        "somebody makes " + name + " on " + bricks + ": " + pool.create(from.get().node, name, bricks));
            }
        }
    }

    private Stream<WantedBrick> free(SimulatedUnit unit, VolumeName volume) {
        return unit.offers.stream()
                .filter(offer -> Optional.ofNullable(
                                simulation.state().present().get(unit.name))
                        .filter(known -> known.bricks().containsKey(offer))
                        .isPresent())
                .filter(offer -> simulation.truth().bricks().stream()
                        .noneMatch(brick -> brick.node().equals(unit.node.id)
                                && brick.path().value().startsWith(offer + "/")))
                .map(offer -> new WantedBrick(unit.node.name, new BrickPath(offer + "/" + volume)))
                .limit(1);
    }

    private Optional<SimulatedUnit> some(Predicate<SimulatedUnit> which) {
        List<SimulatedUnit> fitting = simulation.units.stream().filter(which).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    private WouldBeWriter writer(SimulatedUnit unit) {
        return simulation.writers.get(simulation.units.indexOf(unit));
    }
}
