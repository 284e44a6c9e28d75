package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.ThinArbiterReport;
import java.util.ArrayList;
import java.util.List;

/** Bricks that do not serve although their node lives, and thin arbiters. Bricks of a troubled node are that node's finding. */
final class BrickChecks implements Checks {

    @Override
    public void find(Situation situation, List<Finding> into) {
        for (VolumeHealth health : situation.volumes()) {
            Volume volume = health.volume();
            if (!volume.isStarted()) {
                continue;
            }
            for (Brick brick : volume.bricks()) {
                BrickReport report = situation.survey().brick(brick);
                if (report.state() != BrickState.UP && !situation.explainedByNode(report)) {
                    into.add(finding(situation, volume, report));
                }
            }
            if (volume.layout() instanceof Layout.ThinArbitrated arbitrated) {
                ofThinArbiter(volume, situation.survey().thinArbiter(arbitrated.thinArbiter()), into);
            }
        }
    }

    private static Finding finding(Situation situation, Volume volume, BrickReport report) {
        Brick brick = report.brick();
        String name = volume.name() + " brick " + brick;
        return switch (report.state()) {
            case UP -> throw new IllegalArgumentException("nothing is wrong with " + name);
            case DOWN, UNREACHABLE ->
                draft(Check.BRICK_DOWN, volume, report, name + " does not serve")
                        .remedy(ofDown(situation, volume, brick))
                        .finding();
            case HUNG ->
                draft(Check.BRICK_HUNG, volume, report, name + " accepts connections but does not answer")
                        .remedy(ofHung(situation, volume, brick))
                        .finding();
            case UNKNOWN ->
                draft(Check.BRICK_UNKNOWN, volume, report, name + ": nothing can be known of it")
                        .remedy(
                                "# look again with more time, or from the brick's own node:",
                                "brickyard status -v " + volume.name() + " --timeout 10",
                                "brickyard status --server " + brick.host())
                        .finding();
        };
    }

    private static Draft draft(Check check, Volume volume, BrickReport report, String summary) {
        return new Draft(check, Target.of(volume.name(), report.brick()), summary).evidence(report.evidence());
    }

    private static List<String> ofDown(Situation situation, Volume volume, Brick brick) {
        List<String> lines = new ArrayList<>();
        lines.add("# why did it end, and is its file system mounted?");
        lines.add(situation.commands().on(brick, "tail -n 30", Commands.logOf(brick)));
        lines.add(situation.commands().on(brick, "findmnt -T", brick.path().value()));
        lines.addAll(situation.commands().startMissing(volume.name()));
        return lines;
    }

    private static List<String> ofHung(Situation situation, Volume volume, Brick brick) {
        List<String> lines = new ArrayList<>();
        lines.add("# state D: it waits for its disk, mend that first; state T: somebody stopped it");
        lines.add(situation.commands().on(brick, "ps -ww -o pid,stat,wchan:30,args -C glusterfsd", ""));
        lines.add(situation.commands().on(brick, "dmesg -T --level=err,warn", ""));
        lines.add("# when the disk is well, end only the process of "
                + Words.quoted(brick.path().value()) + ", then start it again");
        lines.addAll(situation.commands().startMissing(volume.name()));
        return lines;
    }

    private static void ofThinArbiter(Volume volume, ThinArbiterReport report, List<Finding> into) {
        if (report.state() == BrickState.UP || report.state() == BrickState.UNKNOWN) {
            return;
        }
        into.add(new Draft(
                        Check.THIN_ARBITER_DOWN,
                        Target.of(volume.name()),
                        volume.name() + ": its thin arbiter " + report.thinArbiter() + " does not serve")
                .evidence(report.evidence())
                .remedy(
                        "ssh " + report.thinArbiter().host() + " systemctl start gluster-ta-volume",
                        "brickyard status -v " + volume.name())
                .finding());
    }
}
