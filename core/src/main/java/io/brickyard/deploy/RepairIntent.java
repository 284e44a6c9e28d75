package io.brickyard.deploy;

import io.brickyard.plan.SeenPool;
import io.brickyard.repair.Ailment;
import io.brickyard.repair.Diagnosis;
import io.brickyard.repair.Treatment;
import io.brickyard.repair.Wishes;
import java.time.Duration;
import java.util.List;

/**
 * To mend what is broken. It looks twice, some seconds apart: handshakes, starting bricks and volumes that are just being made look
 * broken for a moment.
 */
public final class RepairIntent implements Intent {

    private static final Duration BETWEEN = Duration.ofSeconds(4);

    private final Examiner examiner;
    private final Wishes wishes;

    public RepairIntent(Examiner examiner, Wishes wishes) {
        this.examiner = examiner;
        this.wishes = wishes;
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public Meant of(SeenPool seen) {
        Treatment treatment = Treatment.of(ailments());
        return new Steps(treatment.planning(), treatment.evidence());
    }

    private List<Ailment> ailments() {
        List<Ailment> first = Diagnosis.of(examiner.examine(), wishes);
        if (first.isEmpty()) {
            return first;
        }
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        return Diagnosis.still(first, Diagnosis.of(examiner.examine(), wishes));
    }
}
