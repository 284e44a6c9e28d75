package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.List;

/**
 * What clients of each volume experience. The finding names the subvolumes that are not full, each with its bricks that
 * do not serve and how that is known; why they do not is said by the findings of nodes and bricks.
 */
final class VolumeChecks implements Checks {

    private static final int SHOWN = 4;

    @Override
    public void find(Situation situation, List<Finding> into) {
        for (VolumeHealth health : situation.volumes()) {
            switch (health.state()) {
                case ONLINE -> {}
                case STOPPED -> into.add(stopped(situation, health.volume()));
                case ONLINE_DEGRADED -> into.add(degraded(situation, health));
                case ONLINE_PARTIAL -> into.add(partial(situation, health));
                case OFFLINE -> into.add(offline(situation, health));
                case UNKNOWN -> into.add(unknown(situation, health));
            }
        }
    }

    private static Finding stopped(Situation situation, Volume volume) {
        String how = volume.status() == Volume.Status.CREATED ? " was never started" : " is stopped";
        return new Draft(Check.VOLUME_STOPPED, Target.of(volume.name()), volume.name() + how)
                .evidence("status in the pool's configuration: " + volume.status())
                .remedy("# only if it shall serve:")
                .remedy(situation.commands().locking("gluster volume start " + volume.name()))
                .finding();
    }

    private static Finding degraded(Situation situation, VolumeHealth health) {
        boolean usedUp = false;
        boolean edge = false;
        for (SubvolumeHealth subvolume : health.subvolumes()) {
            boolean last = subvolume.worst() == SubvolumeState.REDUCED && subvolume.spare() == 0;
            edge |= last;
            usedUp |= last && missing(situation.survey(), subvolume) > 1;
        }
        int reduced = count(health, SubvolumeState.REDUCED);
        String summary = health.volume().name() + " is degraded: " + part(health, reduced) + " less redundancy"
                + (edge ? "; the loss of one more brick would stop " + (reduced == 1 ? "it" : "part of it") : "");
        return draft(situation, Check.VOLUME_DEGRADED, health, summary)
                .as(usedUp ? Severity.ERROR : Severity.WARNING)
                .extent(missingBricks(situation.survey(), health))
                .finding();
    }

    private static Finding partial(Situation situation, VolumeHealth health) {
        int dead = count(health, SubvolumeState.DEAD);
        String summary = health.volume().name() + ": " + dead + " of "
                + health.subvolumes().size() + " subvolumes do not serve; their files are out of reach";
        return draft(situation, Check.VOLUME_PARTIAL, health, summary)
                .extent(dead)
                .finding();
    }

    private static Finding offline(Situation situation, VolumeHealth health) {
        String summary = health.volume().name() + " is offline: too few bricks serve";
        return draft(situation, Check.VOLUME_OFFLINE, health, summary)
                .extent(health.subvolumes().size())
                .finding();
    }

    private static Finding unknown(Situation situation, VolumeHealth health) {
        boolean mayLose = health.worst() == VolumeState.OFFLINE || health.worst() == VolumeState.ONLINE_PARTIAL;
        String summary = health.volume().name() + " may be anything from " + health.best() + " to " + health.worst()
                + ": not every brick could be judged from here";
        return draft(situation, Check.VOLUME_STATE_UNKNOWN, health, summary)
                .as(mayLose ? Severity.ERROR : Severity.WARNING)
                .finding();
    }

    private static Draft draft(Situation situation, Check check, VolumeHealth health, String summary) {
        Draft draft = new Draft(check, Target.of(health.volume().name()), summary);
        int told = 0;
        int more = 0;
        for (SubvolumeHealth subvolume : health.subvolumes()) {
            if (subvolume.worst() == SubvolumeState.FULL) {
                continue;
            }
            if (told == SHOWN) {
                more++;
                continue;
            }
            told++;
            draft.evidence(words(situation, subvolume));
        }
        if (more > 0) {
            draft.evidence("and " + Words.count(more, "more subvolume"));
        }
        return draft.remedy(remedy(situation, health.volume()));
    }

    private static String words(Situation situation, SubvolumeHealth subvolume) {
        List<String> missing = new ArrayList<>();
        for (Brick brick : subvolume.subvolume().bricks()) {
            BrickState state = situation.survey().brick(brick).state();
            if (state != BrickState.UP) {
                missing.add(brick + (brick.role() == Brick.Role.ARBITER ? " (arbiter) " : " ") + state);
            }
        }
        String text = "subvolume " + subvolume.subvolume().index() + " is " + subvolume.state();
        return missing.isEmpty() ? text + ": the thin arbiter" : text + ": " + Words.list(missing, SHOWN);
    }

    /** The cause has its own finding; here only where to look. */
    private static List<String> remedy(Situation situation, Volume volume) {
        boolean byNode = false;
        boolean byBrick = false;
        for (Brick brick : volume.bricks()) {
            BrickReport report = situation.survey().brick(brick);
            if (report.state() != BrickState.UP) {
                boolean explained = situation.explainedByNode(report);
                byNode |= explained;
                byBrick |= !explained;
            }
        }
        List<String> lines = new ArrayList<>();
        if (byNode) {
            lines.add("# first restore the nodes that do not answer: see their findings");
        }
        if (byBrick) {
            lines.add("# bring back the bricks that are down: see their findings");
        }
        lines.add("brickyard status -v " + volume.name());
        return lines;
    }

    private static String part(VolumeHealth health, int reduced) {
        int all = health.subvolumes().size();
        return all == 1 ? "it has" : reduced + " of " + all + " subvolumes " + (reduced == 1 ? "has" : "have");
    }

    private static int count(VolumeHealth health, SubvolumeState state) {
        int count = 0;
        for (SubvolumeHealth subvolume : health.subvolumes()) {
            count += subvolume.worst() == state ? 1 : 0;
        }
        return count;
    }

    private static long missingBricks(Survey survey, VolumeHealth health) {
        long missing = 0;
        for (SubvolumeHealth subvolume : health.subvolumes()) {
            missing += missing(survey, subvolume);
        }
        return Math.max(1, missing);
    }

    private static int missing(Survey survey, SubvolumeHealth subvolume) {
        int missing = 0;
        for (Brick brick : subvolume.subvolume().bricks()) {
            missing += survey.brick(brick).state() == BrickState.UP ? 0 : 1;
        }
        return missing;
    }
}
