package io.brickyard.deploy;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.plan.Step;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds to a plan what an earlier apply did not come to and the pool cannot tell. */
final class Owing {

    private Owing() {}

    /**
     * A plan with what was owed.
     *
     * @param left what is owed and cannot be done now, because its node does not answer: it stays owed
     */
    record Completed(Plan plan, List<Step> left) {
        Completed {
            left = List.copyOf(left);
        }
    }

    /**
     * The plan with what is owed and can still be done: not what the plan has already, and nothing that touches a brick of a volume.
     * It comes before members are detached: they could not be reached any more. A brick that was replaced is removed only after its
     * volume is healed: until then it may hold the only copy.
     */
    static Completed complete(Plan plan, Optional<ApplyJournal.Unfinished> unfinished, Eyes eyes) {
        List<Step> owed = unfinished.map(ApplyJournal.Unfinished::owed).orElse(List.of());
        if (owed.isEmpty()) {
            return new Completed(plan, List.of());
        }
        Set<String> titles = new HashSet<>();
        plan.steps().forEach(step -> titles.add(step.card().title()));
        List<Step> added = new ArrayList<>();
        List<Step> left = new ArrayList<>();
        List<String> notes = new ArrayList<>(plan.notes());
        SeenPool seen = eyes.look(owed.stream().map(Needs::of).reduce(Needs.NOTHING, Needs::and));
        for (Step step : owed) {
            if (titles.contains(step.card().title())) {
                continue;
            }
            switch (step) {
                case LayoutStep.Rebalance rebalance -> added.addAll(spreading(rebalance, seen));
                case NodeStep.Clean clean when !(clean.check(seen) instanceof Step.Ready) -> {}
                case NodeStep.Clean clean
                when seen.facts(clean.node()).isEmpty() -> {
                    boolean member = seen.member(clean.node()).isPresent();
                    notes.add("what is left of the brick " + clean.node() + ":" + clean.brick()
                            + (member ? " is removed by a later run: its node does not answer" : " stays there"));
                    if (member) {
                        left.add(clean);
                    }
                }
                case NodeStep.Clean clean -> {
                    healedBefore(clean, seen).ifPresent(added::add);
                    added.add(clean);
                }
                default -> throw new IllegalStateException("nobody owes this: " + step);
            }
        }
        List<Step> steps = new ArrayList<>(plan.steps());
        int detaches = (int) steps.stream()
                .takeWhile(step -> !(step instanceof PeerStep.Detach))
                .count();
        steps.addAll(detaches, added);
        return new Completed(new Plan(steps, notes), left);
    }

    private static Optional<Step> healedBefore(NodeStep.Clean clean, SeenPool seen) {
        return seen.volumes().stream()
                .filter(volume -> volume.id().equals(clean.volume()) && volume.isStarted() && volume.canHeal())
                .findFirst()
                .map(volume -> new LayoutStep.AwaitHeal(
                        volume.name(),
                        List.of(),
                        "before what is left of " + clean.node() + ":" + clean.brick() + " is removed"));
    }

    /** Begun by the run that was broken off, it goes on by itself, and is waited for. */
    private static List<Step> spreading(LayoutStep.Rebalance rebalance, SeenPool seen) {
        boolean spreads = seen.volume(rebalance.volume())
                .filter(Volume::isStarted)
                .filter(volume -> volume.subvolumes().size() > 1)
                .isPresent();
        if (!spreads) {
            return List.of();
        }
        Step await = new LayoutStep.AwaitRebalance(rebalance.volume());
        boolean untold = seen.task(rebalance.volume())
                .filter(task -> task.kind() == SeenTask.Kind.UNTOLD)
                .isPresent();
        return switch (rebalance.check(seen)) {
            case Step.Ready _ -> List.of(rebalance, await);
            case Step.Done _ -> List.of(await);
            case Step.Blocked _ -> untold ? List.of(rebalance, await) : List.of();
        };
    }
}
