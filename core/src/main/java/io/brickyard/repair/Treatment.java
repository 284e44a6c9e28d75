package io.brickyard.repair;

import io.brickyard.plan.Plan;
import io.brickyard.plan.Planning;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One plan for all that can be mended. What cannot is a note in it, or, when nothing can, what stands against it.
 *
 * @param evidence how what is broken is known, for people
 */
public record Treatment(Planning planning, List<String> evidence) {

    public Treatment {
        evidence = List.copyOf(evidence);
    }

    public static Treatment of(List<Ailment> ailments) {
        List<String> evidence = new ArrayList<>();
        List<Planning.Obstacle> left = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Ailment ailment : ailments) {
            evidence.add(ailment.name());
            ailment.evidence().forEach(line -> evidence.add("  " + line));
            switch (ailment.remedy()) {
                case Ailment.Leave(String why, String advice) ->
                    left.add(new Planning.Obstacle(ailment.name(), why, advice));
                case Ailment.Mend mend -> {
                    if (changesDescriptions(mend.steps()) && changesDescriptions(steps)) {
                        left.add(new Planning.Obstacle(
                                ailment.name(),
                                "only one node at a time gives up what it knows of volumes",
                                "run this again once the other one is mended"));
                    } else {
                        add(mend, steps, notes);
                    }
                }
            }
        }
        if (steps.isEmpty() && !left.isEmpty()) {
            return new Treatment(new Planning.Refused(left), evidence);
        }
        left.forEach(one -> notes.add("not mended: " + one.subject() + ": " + one.why() + "; " + one.advice()));
        return new Treatment(new Planning.Planned(new Plan(steps, notes)), evidence);
    }

    private static boolean changesDescriptions(List<Step> steps) {
        return steps.stream()
                .anyMatch(step -> step instanceof RepairStep.ForgetVolume || step instanceof RepairStep.YieldVolume);
    }

    /** A wait that two recipes end with is at the end of the last of them, once. */
    private static void add(Ailment.Mend mend, List<Step> steps, List<String> notes) {
        Set<String> titles = new HashSet<>();
        mend.steps().forEach(step -> titles.add(step.card().title()));
        steps.removeIf(
                step -> Aftercare.isWait(step) && titles.contains(step.card().title()));
        Set<String> present = new HashSet<>();
        steps.forEach(step -> present.add(step.card().title()));
        mend.steps().stream()
                .filter(step -> !present.contains(step.card().title()))
                .forEach(steps::add);
        mend.unsure().stream().filter(line -> !notes.contains(line)).forEach(notes::add);
    }
}
