package io.brickyard.health;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.Gap;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.Survey;
import io.brickyard.survey.TaskReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares each subvolume as it is with what it would be after a stop, both by the usual rules.
 *
 * <p>One that is dead for sure is nobody's loss; one that may be dead already says nothing; any other must serve
 * afterwards too. Where it is about to lose a copy that serves, nothing may wait for a heal: the remaining copies may be
 * the stale ones. Only {@code heal info} proves that: an index that is empty on some bricks says nothing about the others,
 * and what an agent counted a while ago may be from before its neighbour went down and came back.
 */
final class StoppingRules {

    private final Survey now;
    private final StopRequest request;
    private final AfterStop after;
    private final StoppingReasons words;
    private final List<Stopping.Reason> reasons = new ArrayList<>();
    private final List<Stopping.Reason> doubts = new ArrayList<>();
    private final List<Stopping.Reduced> reduced = new ArrayList<>();
    private final List<Stopping.Dead> dead = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<VolumeName> copiesGo = new LinkedHashSet<>();

    StoppingRules(Survey now, StopRequest request) {
        this.now = now;
        this.request = request;
        this.after = AfterStop.of(now, request);
        this.words = new StoppingReasons(now, request, after);
        for (Volume volume : now.volumes()) {
            if (volume.isStarted()) {
                compare(volume);
            }
        }
    }

    Set<VolumeName> hangingOnHeals() {
        return copiesGo;
    }

    Stopping judge() {
        for (Volume volume : now.volumes()) {
            if (copiesGo.contains(volume.name())) {
                heals(volume);
            }
        }
        quorumRatio();
        sight();
        tasks();
        Stopping.Impact impact = new Stopping.Impact(reduced, dead, warnings);
        if (now.isolated()) {
            // who is cut off cannot tell what serves, so neither can it tell what would not
            return new Stopping.Unknown(impact, doubts);
        }
        if (!reasons.isEmpty()) {
            return new Stopping.Unsafe(impact, reasons, doubts);
        }
        return doubts.isEmpty() ? new Stopping.Safe(impact) : new Stopping.Unknown(impact, doubts);
    }

    private void compare(Volume volume) {
        List<SubvolumeHealth> before = VolumeRules.assess(now, volume).subvolumes();
        List<SubvolumeHealth> then = VolumeRules.assess(after.survey(), volume).subvolumes();
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).best() == SubvolumeState.DEAD) {
                dead.add(new Stopping.Dead(volume.name(), i));
            } else if (isTouched(volume, before.get(i))) {
                compare(volume, before.get(i), then.get(i));
            }
        }
    }

    /** Whether any of its members that may serve would go. */
    private boolean isTouched(Volume volume, SubvolumeHealth before) {
        for (Brick brick : before.subvolume().bricks()) {
            if (goes(brick)) {
                return true;
            }
        }
        return volume.layout() instanceof Layout.ThinArbitrated thin
                && now.thinArbiter(thin.thinArbiter()).state()
                        != after.survey().thinArbiter(thin.thinArbiter()).state();
    }

    private boolean goes(Brick brick) {
        return switch (now.brick(brick).state()) {
            case UP, UNKNOWN -> after.survey().brick(brick).state() == BrickState.DOWN;
            case UNREACHABLE -> now.isolated() && after.survey().brick(brick).state() == BrickState.DOWN;
            case DOWN, HUNG -> false;
        };
    }

    private void compare(Volume volume, SubvolumeHealth before, SubvolumeHealth then) {
        int index = before.subvolume().index();
        if (then.best() == SubvolumeState.DEAD) {
            reasons.add(words.dies(volume, then));
        } else if (then.worst() == SubvolumeState.DEAD) {
            doubts.add(StoppingReasons.inDoubt(volume.name(), index));
        } else {
            reduced.add(new Stopping.Reduced(
                    volume.name(),
                    index,
                    words.serving(then),
                    then.subvolume().bricks().size(),
                    then.spare()));
        }
        if (volume.canHeal() && then.best() != SubvolumeState.DEAD) {
            for (Brick brick : before.subvolume().bricks()) {
                if (goes(brick)) {
                    copiesGo.add(volume.name());
                }
            }
        }
    }

    private void heals(Volume volume) {
        HealReport heal = now.heals().get(volume.name());
        if (heal == null) {
            doubts.add(StoppingReasons.healUnknown(volume.name(), "not counted"));
            return;
        }
        boolean exact = heal.source() == HealReport.Source.HEAL_INFO;
        long splitBrain = heal.splitBrain().orElse(0);
        long waiting = heal.entries().orElse(0) - splitBrain;
        if (splitBrain > 0) {
            warnings.add(volume.name() + ": " + Words.count(splitBrain, "file") + " in split-brain already");
        }
        if (exact && waiting > 0) {
            reasons.add(StoppingReasons.healWaits(volume.name(), waiting));
        } else if (!exact || !heal.complete()) {
            doubts.add(StoppingReasons.healUnknown(volume.name(), heal.note()));
        }
    }

    /** Pool-wide options are told by this node's glusterd only; with none at all it was not asked. */
    private void quorumRatio() {
        boolean matters = request.nodes().stream()
                .flatMap(node -> now.node(node).stream())
                .anyMatch(node -> node.state().answered());
        if (matters
                && now.extras().options().isEmpty()
                && now.volumes().stream().anyMatch(ServerQuorumChecks::guards)) {
            doubts.add(StoppingReasons.quorumUnknown());
        }
    }

    private void sight() {
        if (now.isolated()) {
            doubts.addFirst(StoppingReasons.isolated());
        }
        for (Gap gap : now.gaps()) {
            if (gap.subject().equals("pool") || gap.subject().startsWith("volume ")) {
                doubts.add(StoppingReasons.unseen(gap));
            }
        }
    }

    private void tasks() {
        for (TaskReport task : now.extras().tasks()) {
            boolean ours = now.volumes().stream()
                    .filter(volume -> volume.name().equals(task.volume()))
                    .flatMap(volume -> volume.bricks().stream())
                    .anyMatch(brick -> request.nodes().contains(brick.node()));
            if (ours && task.status() == TaskReport.Status.RUNNING) {
                warnings.add(task.volume() + ": " + (task.removesBricks() ? "a removal of bricks" : "a rebalance")
                        + " runs; its part on a stopped node ends");
            }
        }
    }
}
