package io.brickyard.repair;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.MendStep;
import io.brickyard.plan.Step;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of which two copies are both right in their own eyes. Which one stays is never decided here. */
final class SplitAilments {

    private static final int SHOWN = 100;

    /** More at a time would be a plan that nobody reads. */
    private static final int MOST = 1000;

    private final Examination examined;
    private final Wishes wishes;

    SplitAilments(Examination examined, Wishes wishes) {
        this.examined = examined;
        this.wishes = wishes;
    }

    void find(List<Ailment> into) {
        examined.splits().keySet().stream()
                .sorted()
                .forEach(volume -> into.add(ailment(volume, examined.splits().getOrDefault(volume, List.of()))));
    }

    private Ailment ailment(VolumeName volume, List<String> files) {
        List<String> evidence = new ArrayList<>();
        files.stream().limit(SHOWN).forEach(file -> evidence.add("in split-brain: " + file));
        if (files.size() > SHOWN) {
            evidence.add(
                    "and " + (files.size() - SHOWN) + " more: gluster volume heal " + volume + " info split-brain");
        }
        return new Ailment(
                files.size() + (files.size() == 1 ? " file" : " files") + " of " + volume + " in split-brain",
                Ailment.Scope.of(volume),
                evidence,
                wishes.keep().map(keep -> mend(volume, files, keep)).orElseGet(SplitAilments::choose));
    }

    private static Ailment.Remedy choose() {
        return new Ailment.Leave(
                "two copies differ, and only who knows the files can say which one is to stay",
                "look at both, then choose: --split-brain latest-mtime, bigger-file, or source-brick HOST:/PATH; with --volume for"
                        + " one volume only");
    }

    private Ailment.Remedy mend(VolumeName volume, List<String> files, MendStep.Keep keep) {
        Optional<String> against = against(volume, keep);
        if (against.isPresent()) {
            return new Ailment.Leave(against.get(), "see gluster volume info " + volume);
        }
        List<Step> steps = new ArrayList<>();
        files.stream().limit(MOST).forEach(file -> steps.add(new MendStep.ResolveSplit(volume, file, keep)));
        steps.add(new LayoutStep.AwaitHeal(volume, "after the repair"));
        return new Ailment.Mend(
                steps,
                files.size() > MOST
                        ? List.of("these are " + MOST + " of " + files.size() + " files: run it again for the rest")
                        : List.of());
    }

    private Optional<String> against(VolumeName volume, MendStep.Keep keep) {
        return switch (keep) {
            case MendStep.Keep.LatestMtime _, MendStep.Keep.BiggerFile _ -> Optional.empty();
            case MendStep.Keep.SourceBrick(WantedBrick brick) ->
                examined.seen()
                                .volume(volume)
                                .filter(found -> found.bricks().stream().anyMatch(one -> BrickAilments.place(one)
                                        .equals(brick)))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(brick + " is no brick of volume " + volume);
        };
    }
}
