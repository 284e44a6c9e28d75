package io.brickyard.deploy;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.MendStep;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.PoolStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.plan.VolumeStep;
import java.util.List;
import java.util.Optional;

/**
 * Does the steps of a plan, one after the other. Before each it looks whether the step is done, can be done or must not be; after
 * each it looks until the effect is there. It stops at the first surprise, and never does what was not in the plan.
 *
 * <p>A step that must not be done at first is looked at for a while: a member that just joined needs a moment to be one.
 */
public final class Applier {

    private static final String GLUSTER = "gluster";
    private static final String AGAIN =
            "when that is mended, run the same command again: what is done is not done twice";

    private final Eyes eyes;
    private final Hands hands;
    private final ApplyJournal journal;
    private final Progress progress;
    private final Patience patience;
    private final Prodding prodding;

    public Applier(Eyes eyes, Hands hands, ApplyJournal journal, Progress progress, Patience patience) {
        this.eyes = eyes;
        this.hands = hands;
        this.journal = journal;
        this.progress = progress;
        this.patience = patience;
        this.prodding = new Prodding(hands, patience);
    }

    /** @throws InterruptedException when the thread is interrupted: between two looks, never within a command */
    public Applied apply(Plan plan) throws InterruptedException {
        List<Step> steps = plan.steps();
        Look last = new Look(Needs.NOTHING, Optional.empty());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Needs needs = Needs.of(step);
            progress.begun(i, step);
            journal.begun(i);
            last = last.needs().cover(needs) ? last : new Look(needs, Optional.empty());
            // The look for this one's effect is also the one before the next.
            Needs effect = Needs.effectOf(step);
            Needs both = i + 1 < steps.size() ? effect.and(Needs.of(steps.get(i + 1))) : effect;
            switch (tried(step, last, both)) {
                case Reached(Look after, boolean already) -> {
                    last = after;
                    journal.done(i);
                    progress.done(i, step, already);
                }
                case NotReached(String why, String advice) -> {
                    journal.stopped(i, why);
                    return new Applied.Stopped(i, step, why, advice);
                }
            }
        }
        journal.ended();
        return new Applied.Done(steps.size());
    }

    /** What was seen, and what was asked for then: of anything else nothing is known. */
    private record Look(Needs needs, Optional<SeenPool> seen) {
        SeenPool pool() {
            return seen.orElseThrow();
        }
    }

    /** glusterd may be asked in vain for a moment, as while it starts or somebody has the lock. */
    private Look look(Needs needs) throws InterruptedException {
        Patience.Clock clock = patience.untilSeen();
        while (true) {
            try {
                return new Look(needs, Optional.of(eyes.look(needs)));
            } catch (GlusterdFailure failure) {
                if (clock.over()) {
                    throw failure;
                }
                clock.pause();
            }
        }
    }

    private sealed interface Outcome {}

    private record Reached(Look look, boolean already) implements Outcome {}

    private record NotReached(String why, String advice) implements Outcome {}

    private Outcome tried(Step step, Look last, Needs after) throws InterruptedException {
        try {
            return one(step, last.seen().isPresent() ? last : look(Needs.of(step)), after);
        } catch (GlusterdFailure failure) {
            return new NotReached("the pool cannot be seen: " + failure.getMessage(), AGAIN);
        }
    }

    private Outcome one(Step step, Look first, Needs after) throws InterruptedException {
        Look seen = first;
        Patience.Clock clock = patience.untilReady();
        Step.Check check = step.check(seen.pool());
        while (check instanceof Step.Blocked(String why)) {
            if (clock.over()) {
                return new NotReached(why, AGAIN);
            }
            clock.pause();
            seen = look(Needs.of(step));
            check = step.check(seen.pool());
        }
        if (check instanceof Step.Done) {
            return new Reached(seen, true);
        }
        if (commands(step) && !noticed(step, seen, Needs.of(step))) {
            return new NotReached(
                    "members are silent, and glusterd has not noticed: the command would hang, and leave its lock for minutes",
                    AGAIN);
        }
        try {
            perform(step);
        } catch (GlusterdFailure failure) {
            Optional<Look> done = doneAfterAll(step, after);
            return done.<Outcome>map(look -> new Reached(look, false))
                    .orElseGet(() -> new NotReached(String.valueOf(failure.getMessage()), AGAIN));
        } catch (WorkFailure failure) {
            return new NotReached(failure.why(), failure.advice());
        }
        return effect(step, after);
    }

    /** Looks until this node's glusterd knows of every member whether it is there: its keepalive takes up to a minute. */
    private boolean noticed(Step step, Look first, Needs needs) throws InterruptedException {
        Patience.Clock clock = patience.untilNoticed();
        for (Look seen = first; !seen.pool().unnoticed().isEmpty(); seen = look(needs)) {
            if (clock.over()) {
                return false;
            }
            progress.waiting(
                    step,
                    "glusterd has not noticed yet that somebody is silent: "
                            + seen.pool().unnoticed());
            clock.pause();
        }
        return true;
    }

    private static boolean commands(Step step) {
        return !isWait(step) && !(step instanceof NodeStep) && !(step instanceof RepairStep);
    }

    /** Looks until the effect is there. What only a command itself can tell counts as done when it succeeded. */
    private Outcome effect(Step step, Needs needs) throws InterruptedException {
        Patience.Clock clock = patience.untilDone(step);
        Patience.Clock blocked = patience.untilReady();
        while (true) {
            Look seen = look(needs);
            Step.Check check = step.check(seen.pool());
            if (check instanceof Step.Done || tellsItself(step)) {
                return new Reached(seen, false);
            }
            if (!(check instanceof Step.Blocked)) {
                blocked = patience.untilReady();
            }
            String how = check instanceof Step.Blocked(String why) ? why : Waits.how(step, seen.pool());
            if (clock.over()) {
                return new NotReached("it was done, and its effect did not come in time: " + how, AGAIN);
            }
            if (check instanceof Step.Blocked && isWait(step) && blocked.over()) {
                return new NotReached(how, AGAIN);
            }
            progress.waiting(step, how);
            try {
                Optional<String> vain = prodding.prod(step, seen.pool());
                if (vain.isPresent()) {
                    return new NotReached(
                            how + "; " + vain.get(),
                            "the volume's rebalance log on the nodes tells which and why; then run the same command again");
                }
            } catch (WorkFailure failure) {
                return new NotReached(failure.why(), failure.advice());
            }
            clock.pause();
        }
    }

    /** A command may fail and yet have had its effect: it was late, or somebody else had done it. */
    private Optional<Look> doneAfterAll(Step step, Needs needs) throws InterruptedException {
        Look seen = look(needs);
        return step.check(seen.pool()) instanceof Step.Done ? Optional.of(seen) : Optional.empty();
    }

    private void perform(Step step) {
        switch (step) {
            case PeerStep.Probe probe -> hands.probe(probe);
            case PeerStep.Alias alias -> hands.alias(alias);
            case PeerStep.Detach detach -> gluster(detach);
            case PoolStep.SetOption option -> gluster(option);
            case NodeStep work -> hands.work(work);
            case RepairStep repair -> hands.repair(repair);
            case MendStep mend -> gluster(mend);
            case PeerStep.AwaitMember _,
                    VolumeStep.AwaitBricks _,
                    LayoutStep.AwaitRebalance _,
                    LayoutStep.AwaitHeal _,
                    LayoutStep.AwaitRemoval _ -> {}
            case VolumeStep change -> gluster(change);
            case LayoutStep change -> gluster(change);
        }
    }

    private void gluster(Step step) {
        List<String> words = step.card().command();
        if (!words.getFirst().equals(GLUSTER)) {
            throw new IllegalStateException("no gluster command: " + words);
        }
        hands.gluster(words.subList(1, words.size()));
    }

    private static boolean isWait(Step step) {
        return switch (step) {
            case PeerStep.AwaitMember _,
                    VolumeStep.AwaitBricks _,
                    LayoutStep.AwaitRebalance _,
                    LayoutStep.AwaitHeal _,
                    LayoutStep.AwaitRemoval _ -> true;
            case PeerStep _, PoolStep _, NodeStep _, RepairStep _, MendStep _, VolumeStep _, LayoutStep _ -> false;
        };
    }

    /** A rebalance of a small volume is over before it can be seen; a forgotten description leaves no trace. */
    private static boolean tellsItself(Step step) {
        return step instanceof LayoutStep.Rebalance
                || step instanceof RepairStep.ForgetVolume
                || step instanceof MendStep.NotePorts
                || step instanceof MendStep.ResolveSplit;
    }
}
