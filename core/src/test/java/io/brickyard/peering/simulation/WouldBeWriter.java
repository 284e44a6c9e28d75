package io.brickyard.peering.simulation;

import io.brickyard.peering.Edge;
import io.brickyard.peering.PeeringState;
import io.brickyard.peering.UnitFacts;
import io.brickyard.peering.Writer;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * A process that changes the pool while it believes to be the leader. It does a little each time that it is let, so that others
 * come in between at every point, and forgets everything when it crashes.
 */
final class WouldBeWriter {

    /** How long a step may take from its begin; its command is not sent, nor goes on, after that. */
    static final int LIMIT = 20;
    /** How long to wait for somebody else's step. */
    static final int PATIENCE = 30;

    private enum Phase {
        LOOK,
        TAKE,
        OBSERVE,
        STORE,
        DECIDE,
        BEGIN,
        SEND,
        AWAIT,
        END
    }

    final SimulatedUnit unit;
    boolean believes;
    /** How often in a row there was nothing to do. */
    int idle;

    private final Simulation simulation;
    private Phase phase = Phase.LOOK;
    private Store.Stored read;
    private Writer.Claim claim;
    private Writer.Turn turn;
    private Writer.Turn awaited;
    private long since;
    private long deadline;
    private List<UnitFacts> roll = List.of();
    private PeeringState.Observation observation;
    private Step step;

    WouldBeWriter(SimulatedUnit unit, Simulation simulation) {
        this.unit = unit;
        this.simulation = simulation;
        read = simulation.store.read();
    }

    void crash() {
        phase = Phase.LOOK;
        claim = null;
        awaited = null;
    }

    void advance() {
        if (!unit.node.up) {
            return;
        }
        phase = switch (phase) {
            case LOOK -> look();
            case TAKE -> take();
            case OBSERVE -> observe();
            case STORE -> store();
            case DECIDE -> decide();
            case BEGIN -> begin();
            case SEND -> send();
            case AWAIT -> simulation.isUnderWay(this) ? Phase.AWAIT : Phase.END;
            case END -> end();
        };
    }

    private Phase look() {
        if (!believes) {
            return Phase.LOOK;
        }
        read = simulation.store.read();
        return isMine() ? Phase.OBSERVE : Phase.TAKE;
    }

    private boolean isMine() {
        return claim != null && read.writer().claim().equals(Optional.of(claim));
    }

    private Phase take() {
        Writer taken = read.writer().take(unit.name.value());
        if (replace(taken, read.state())) {
            claim = taken.claim().orElseThrow();
            simulation.note(unit + " takes term " + claim.term());
        }
        return Phase.LOOK;
    }

    private Phase observe() {
        read = simulation.store.read();
        if (!isMine()) {
            return Phase.LOOK;
        }
        roll = simulation.roll();
        observation = read.state().observe(roll);
        return Phase.STORE;
    }

    private Phase store() {
        if (!replace(read.writer(), observation.state())) {
            return Phase.LOOK;
        }
        simulation.invariants.observed(roll, observation.raised());
        return Phase.DECIDE;
    }

    private Phase decide() {
        read = simulation.store.read();
        if (!isMine()) {
            return Phase.LOOK;
        }
        SeenPool seen = simulation.looks.from(unit.node);
        PeeringState learned = read.state().learn(seen);
        if (!learned.equals(read.state())) {
            replace(read.writer(), learned);
            return Phase.DECIDE;
        }
        Optional<Step> next = NextStep.of(learned, seen);
        if (next.isEmpty()) {
            acknowledgeOne(learned);
            return Phase.LOOK;
        }
        idle = 0;
        step = next.get();
        return Phase.BEGIN;
    }

    private void acknowledgeOne(PeeringState state) {
        if (state.raised().isEmpty()) {
            idle++;
            return;
        }
        Edge edge = state.raised().getFirst();
        if (replace(read.writer(), state.acknowledge(edge))) {
            simulation.invariants.acknowledged(edge);
        }
    }

    private Phase begin() {
        read = simulation.store.read();
        return switch (read.writer().begin(claim)) {
            case Writer.Deposed _ -> Phase.LOOK;
            case Writer.Busy busy -> {
                if (!busy.with().equals(awaited)) {
                    awaited = busy.with();
                    since = simulation.now;
                } else if (simulation.now - since > PATIENCE) {
                    replace(read.writer().giveUp(awaited, unit.name.value()), read.state());
                    yield Phase.LOOK;
                }
                yield Phase.BEGIN;
            }
            case Writer.Admitted admitted -> {
                if (!replace(admitted.next(), intended())) {
                    yield Phase.BEGIN;
                }
                turn = admitted.turn();
                deadline = simulation.now + LIMIT;
                yield Phase.SEND;
            }
        };
    }

    private PeeringState intended() {
        return step instanceof PeerStep.Detach detach
                ? simulation
                        .looks
                        .from(unit.node)
                        .member(detach.node())
                        .map(member -> read.state().parting(member.id()))
                        .orElse(read.state())
                : read.state();
    }

    private Phase send() {
        boolean inTime = simulation.now < deadline;
        // Another leader may have learned meanwhile that this step is not to be done any more.
        PeeringState newest = simulation.store.read().state();
        if (inTime && NextStep.of(newest, simulation.looks.from(unit.node)).equals(Optional.of(step))) {
            simulation.send(this, step, deadline);
            return Phase.AWAIT;
        }
        return Phase.END;
    }

    private Phase end() {
        read = simulation.store.read();
        Writer ended = read.writer().end(turn);
        return ended.equals(read.writer()) || replace(ended, read.state()) ? Phase.LOOK : Phase.END;
    }

    private boolean replace(Writer writer, PeeringState state) {
        return simulation.store.replace(read, new Store.Stored(writer, state));
    }
}
