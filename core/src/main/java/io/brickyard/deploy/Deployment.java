package io.brickyard.deploy;

import io.brickyard.deploy.writer.Right;
import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.survey.StateFolder;
import io.brickyard.work.LockHolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pool and the means to change it: proposes what to do, and does it. */
public final class Deployment {

    private final Eyes eyes;
    private final Hands hands;
    private final StateFolder state;
    private final Right.Ground ground;

    /** @param ground whom the right to change the pool is asked of */
    public Deployment(Eyes eyes, Hands hands, StateFolder state, Right.Ground ground) {
        this.eyes = eyes;
        this.hands = hands;
        this.state = state;
        this.ground = ground;
    }

    /** Looks at the pool and finds the steps. Changes nothing, and takes no lock of the pool but to ask for running tasks. */
    public Proposal propose(Intent intent) {
        Proposal found = found(intent);
        return found.with(intent.agreed(found.planning()));
    }

    private Proposal found(Intent intent) {
        SeenPool seen = eyes.look(intent.needs());
        return switch (intent.of(seen)) {
            case Intent.Wanted(WantedPool wanted) -> towards(wanted, seen);
            case Intent.Steps(Planning planning, List<String> evidence) ->
                new Proposal(planning, seen, evidence, Proposal.Ledger.REPAIR, Optional.empty(), List.of());
        };
    }

    private Proposal towards(WantedPool wanted, SeenPool first) {
        Optional<ApplyJournal.Unfinished> unfinished = ApplyJournal.unfinished(journal(Proposal.Ledger.APPLY));
        SeenPool seen = first;
        Draught draught = Draught.of(wanted, seen);
        Map<HostName, Map<BrickPath, String>> places = Places.of(draught.planning(), wanted, seen);
        if (!places.isEmpty()) {
            // Not laid out again with what is known now: that would ask about other places.
            seen = eyes.look(new Needs(true, true, Set.of(), places));
            draught = draught.again(seen);
        }
        return switch (draught.planning()) {
            case Planning.Planned(Plan plan) -> {
                Owing.Completed completed = Owing.complete(plan, unfinished, eyes);
                yield new Proposal(
                        new Planning.Planned(completed.plan()),
                        seen,
                        List.of(),
                        Proposal.Ledger.APPLY,
                        unfinished,
                        completed.left());
            }
            case Planning.Refused refused ->
                new Proposal(refused, seen, List.of(), Proposal.Ledger.APPLY, unfinished, List.of());
        };
    }

    /** Asks for the right to change the pool, of this machine and this node: it must be made whole before anything is changed. */
    public Right.Asked ask(LockHolder holder) {
        return Right.ask(ground, holder);
    }

    /**
     * Does the steps, as long as the right to change the pool lasts.
     *
     * @param right had over the whole pool
     * @param plan the proposal's
     */
    public Applied apply(Right right, Proposal proposal, Plan plan, Instant now, Progress progress)
            throws InterruptedException {
        String name = right.holder().toString();
        try (ApplyJournal journal = ApplyJournal.begin(journal(proposal.ledger()), plan, proposal.left(), now, name)) {
            return new Applier(eyes, new GuardedHands(hands, right), journal, progress, new Patience()).apply(plan);
        }
    }

    /**
     * Waits, two minutes at most, until this node's glusterd knows of each member that is silent: before that no member can be asked
     * through it.
     *
     * @param seen of which some may be {@linkplain SeenPool#unnoticed unnoticed}
     */
    public void awaitNoticed(SeenPool seen) throws InterruptedException {
        Patience.Clock clock = new Patience().untilNoticed();
        for (SeenPool now = seen; !now.unnoticed().isEmpty() && !clock.over(); now = eyes.look(Needs.NOTHING)) {
            clock.pause();
        }
    }

    /** Notes that nothing is left to do of what was begun earlier, but what its nodes do not answer for. */
    public void settle(Right right, Proposal proposal, Instant now) {
        if (proposal.unfinished().isPresent()) {
            try (ApplyJournal journal = ApplyJournal.begin(
                    journal(proposal.ledger()),
                    new Plan(List.of(), List.of()),
                    proposal.left(),
                    now,
                    right.holder().toString())) {
                journal.ended();
            }
        }
    }

    private Path journal(Proposal.Ledger ledger) {
        return state.path().resolve(ledger.file());
    }
}
