package io.brickyard.repair;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.Step;
import io.brickyard.plan.VolumeStep;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The waits at the end of a recipe: until a volume's bricks serve, and until what they missed is healed. */
final class Aftercare {

    /** Titles of waits are the same in all recipes: two that mend the same volume wait for it once. */
    private static final String SINCE = "mended";

    private static final String WHEN = "after the repair";

    private final Examination examined;

    Aftercare(Examination examined) {
        this.examined = examined;
    }

    /** @param returning the bricks that will serve again by then; a volume of which others do not serve is not waited for */
    List<Step> of(Volume volume, Set<BrickId> returning) {
        List<Step> steps = new ArrayList<>();
        if (remaining(volume, returning).isEmpty()) {
            steps.add(new VolumeStep.AwaitBricks(volume.name(), SINCE));
            if (volume.canHeal()) {
                steps.add(new LayoutStep.AwaitHeal(volume.name(), WHEN));
            }
        }
        return steps;
    }

    /** What is said of a volume that is not waited for. */
    List<String> unsure(Volume volume, Set<BrickId> returning) {
        List<Brick> others = remaining(volume, returning);
        return others.isEmpty()
                ? List.of()
                : List.of("volume " + volume.name() + " is not waited for, as " + others.getFirst()
                        + (others.size() > 1 ? " and " + (others.size() - 1) + " more bricks do" : " does")
                        + " not serve for another reason");
    }

    private List<Brick> remaining(Volume volume, Set<BrickId> returning) {
        return volume.bricks().stream()
                .filter(brick -> !returning.contains(brick.id()))
                .filter(brick -> !examined.seen().online().contains(brick.id()))
                .toList();
    }

    static Set<BrickId> ids(List<Brick> bricks) {
        Set<BrickId> ids = new HashSet<>();
        bricks.forEach(brick -> ids.add(brick.id()));
        return ids;
    }

    static boolean isWait(Step step) {
        return step instanceof VolumeStep.AwaitBricks || step instanceof LayoutStep.AwaitHeal;
    }
}
