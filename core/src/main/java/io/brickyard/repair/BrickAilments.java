package io.brickyard.repair;

import io.brickyard.plan.BrickFolder;
import io.brickyard.plan.MendStep;
import io.brickyard.plan.Step;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bricks that do not serve although their nodes are full members. Those whose data are there are started; those whose disk is
 * there but empty are filled from their copies; of the others it is said why nobody should start them.
 *
 * <p>The start by force means every brick of the volume. So a single brick whose folder is not what it should be stands against it,
 * but for those that are filled before.
 */
final class BrickAilments {

    private final Examination examined;
    private final Aftercare aftercare;

    BrickAilments(Examination examined) {
        this.examined = examined;
        this.aftercare = new Aftercare(examined);
    }

    void find(List<Ailment> into) {
        for (Volume volume : examined.started()) {
            Map<Brick, BrickReport> down = new LinkedHashMap<>();
            for (Brick brick : volume.bricks()) {
                BrickReport report = examined.survey().brick(brick);
                if (examined.isUp(brick.node()) && report.state() == BrickState.DOWN) {
                    down.put(brick, report);
                } else if (report.state() == BrickState.HUNG) {
                    into.add(hung(volume, report));
                }
            }
            if (!down.isEmpty()) {
                judge(volume, down, into);
            }
        }
    }

    private void judge(Volume volume, Map<Brick, BrickReport> down, List<Ailment> into) {
        List<Brick> startable = new ArrayList<>();
        List<Brick> lost = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        List<Ailment> left = new ArrayList<>();
        down.forEach((brick, report) -> {
            BrickFolder folder = folder(brick);
            String against = folder.whyNotStarted(volume).orElse("");
            if (against.isEmpty()) {
                startable.add(brick);
                evidence.add(brick + " does not serve (" + report.evidence()
                        + "); its folder is mounted, bears the mark of " + volume.name() + " and has files");
            } else if (fillable(folder, volume, lost)) {
                lost.add(brick);
                evidence.add(brick + " does not serve; its disk is mounted, but nothing of the brick is on it");
            } else {
                left.add(refused(volume, brick, report, folder, against));
            }
        });
        if (left.isEmpty()) {
            into.add(mended(volume, startable, lost, evidence));
            return;
        }
        into.addAll(left);
        startable.forEach(brick -> into.add(waiting(volume, brick, left.getFirst())));
        lost.forEach(brick -> into.add(waiting(volume, brick, left.getFirst())));
    }

    /** One brick of a subvolume at a time, and only from others that serve. */
    private boolean fillable(BrickFolder folder, Volume volume, List<Brick> lost) {
        return folder.whyNotFilled(examined.seen(), volume).isEmpty()
                && volume.subvolumes().stream()
                        .filter(set -> set.bricks().stream()
                                .anyMatch(brick -> place(brick).equals(folder.brick())))
                        .noneMatch(set -> set.bricks().stream().anyMatch(lost::contains));
    }

    private BrickFolder folder(Brick brick) {
        return BrickFolder.of(examined.seen(), place(brick), examined.name(brick.node()));
    }

    static WantedBrick place(Brick brick) {
        return new WantedBrick(brick.host(), brick.path());
    }

    private Ailment mended(Volume volume, List<Brick> startable, List<Brick> lost, List<String> evidence) {
        List<Step> steps = new ArrayList<>();
        List<Brick> all = new ArrayList<>(lost);
        all.addAll(startable);
        lost.forEach(brick -> steps.add(new MendStep.Refill(volume.name(), place(brick))));
        if (!startable.isEmpty()) {
            steps.add(new MendStep.ForceStart(
                    volume.name(), startable.stream().map(BrickAilments::place).toList()));
        }
        steps.addAll(aftercare.of(volume, Aftercare.ids(all)));
        List<String> unsure = new ArrayList<>(aftercare.unsure(volume, Aftercare.ids(all)));
        lost.forEach(brick -> unsure.add(
                "what clients could write while only " + brick + " served is lost with that disk, if anything was"));
        return new Ailment(
                "bricks of " + volume.name() + " are down although their nodes are up",
                Ailment.Scope.of(all.getFirst().node(), volume.name()),
                evidence,
                new Ailment.Mend(steps, unsure));
    }

    private static Ailment refused(Volume volume, Brick brick, BrickReport report, BrickFolder folder, String against) {
        String advice = folder.wasSeen()
                ? "mount its disk at " + folder.brick().parent() + " and run this again; if the data are really lost,"
                        + " mount an empty disk there, and it is filled from its copies"
                : "let it be looked at: install peer_brickyard on all nodes (docs/node-work.md), give a way with --ssh or a"
                        + " pool document, or run brickyard repair on " + brick.host();
        return new Ailment(
                brick + " of " + volume.name() + " is down",
                Ailment.Scope.of(brick.node(), volume.name()),
                List.of(brick + " does not serve: " + report.evidence()),
                new Ailment.Leave(against, advice));
    }

    private static Ailment waiting(Volume volume, Brick brick, Ailment first) {
        return new Ailment(
                brick + " of " + volume.name() + " is down",
                Ailment.Scope.of(brick.node(), volume.name()),
                List.of(brick + " does not serve, and nothing is wrong with its folder"),
                new Ailment.Leave(
                        "gluster volume start " + volume.name() + " force would start all bricks of the volume, and "
                                + first.name() + " for a reason that stands against it",
                        "mend that first, then run this again"));
    }

    private static Ailment hung(Volume volume, BrickReport report) {
        return new Ailment(
                report.brick() + " of " + volume.name() + " hangs",
                Ailment.Scope.of(report.brick().node(), volume.name()),
                List.of(report.brick() + ": " + report.evidence()),
                new Ailment.Leave(
                        "its process runs and does not answer; most often its disk hangs, and it cannot even be killed",
                        "look at the disk: ssh " + report.brick().host() + " dmesg | tail"));
    }
}
