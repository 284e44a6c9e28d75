package io.brickyard.deploy;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.Plan;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.Step;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds to a plan what an earlier apply did not come to and the pool cannot tell. */
public final class Owing {

    private Owing() {}

    /**
     * The plan with what is owed and can still be done: not what the plan has already, and nothing that touches a brick of a volume.
     * It comes before members are detached: they could not be reached any more.
     */
    public static Plan complete(Plan plan, Optional<ApplyJournal.Unfinished> unfinished, Eyes eyes) {
        List<Step> owed = unfinished.map(ApplyJournal.Unfinished::owed).orElse(List.of());
        if (owed.isEmpty()) {
            return plan;
        }
        Set<String> titles = new HashSet<>();
        plan.steps().forEach(step -> titles.add(step.card().title()));
        List<Step> added = new ArrayList<>();
        SeenPool seen = eyes.look(owed.stream().map(Needs::of).reduce(Needs.NOTHING, Needs::and));
        for (Step step : owed) {
            if (!titles.contains(step.card().title()) && step.check(seen) instanceof Step.Ready && helps(step, seen)) {
                added.add(step);
                if (step instanceof LayoutStep.Rebalance rebalance) {
                    added.add(new LayoutStep.AwaitRebalance(rebalance.volume()));
                }
            }
        }
        List<Step> steps = new ArrayList<>(plan.steps());
        int detaches = (int) steps.stream()
                .takeWhile(step -> !(step instanceof PeerStep.Detach))
                .count();
        steps.addAll(detaches, added);
        return new Plan(steps, plan.notes());
    }

    private static boolean helps(Step step, SeenPool seen) {
        return !(step instanceof LayoutStep.Rebalance rebalance)
                || seen.volume(rebalance.volume())
                        .filter(Volume::isStarted)
                        .filter(volume -> volume.subvolumes().size() > 1)
                        .isPresent();
    }
}
