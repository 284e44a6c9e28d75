package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.Check;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.SubvolumeState;
import io.brickyard.health.Target;
import io.brickyard.health.Verdict;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickReport;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stand-in for the real assessment, so that what is shown can be tested alone: counts bricks, knows no options, and has
 * one finding for each node, volume and brick that is not well.
 */
final class Judgement {

    private Judgement() {}

    static Assessment of(Survey survey) {
        List<VolumeHealth> volumes = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (NodeReport report : survey.nodes()) {
            if (report.state() != NodeState.UP) {
                findings.add(nodeFinding(report));
            }
        }
        for (Volume volume : survey.volumes()) {
            VolumeHealth health = health(volume, survey);
            volumes.add(health);
            findings.addAll(findings(health, survey));
        }
        findings.sort(Comparator.comparing(Finding::severity).reversed());
        Verdict overall = findings.isEmpty() || findings.getFirst().severity() == Severity.INFO
                ? Verdict.OK
                : findings.getFirst().severity() == Severity.ERROR ? Verdict.ERROR : Verdict.WARNING;
        return new Assessment(survey.isolated() ? Verdict.UNKNOWN : overall, volumes, findings, List.of());
    }

    private static Finding nodeFinding(NodeReport report) {
        return new Finding(
                Check.BRICK_DOWN,
                report.state() == NodeState.UNREACHABLE ? Severity.ERROR : Severity.WARNING,
                Target.of(report.node()),
                "Node " + report.node().name() + " is " + report.state(),
                List.of(report.evidence(), report.seenBy().size() + " peers say that they are connected to it"),
                List.of(
                        "# look whether the host has power and network",
                        "ssh " + report.node().name() + " systemctl start glusterd"),
                1);
    }

    private static List<Finding> findings(VolumeHealth health, Survey survey) {
        List<Finding> findings = new ArrayList<>();
        VolumeState state = health.worst();
        if (state == VolumeState.ONLINE || state == VolumeState.STOPPED) {
            return findings;
        }
        Volume volume = health.volume();
        Severity severity = state == VolumeState.ONLINE_DEGRADED ? Severity.WARNING : Severity.ERROR;
        List<String> evidence = new ArrayList<>();
        for (Brick brick : volume.bricks()) {
            BrickReport report = survey.brick(brick);
            if (report.state() != BrickState.UP) {
                evidence.add(brick + ": " + report.evidence());
            }
        }
        findings.add(new Finding(
                Check.BRICK_DOWN,
                severity,
                Target.of(volume.name()),
                "Volume " + volume.name() + " is " + state + ": " + evidence.size() + " of "
                        + volume.bricks().size() + " bricks do not serve",
                evidence,
                List.of("gluster volume start " + volume.name() + " force"),
                evidence.size()));
        return findings;
    }

    private static VolumeHealth health(Volume volume, Survey survey) {
        List<SubvolumeHealth> subvolumes = new ArrayList<>();
        for (Subvolume subvolume : volume.subvolumes()) {
            subvolumes.add(health(volume, subvolume, survey));
        }
        if (!volume.isStarted()) {
            return new VolumeHealth(volume, VolumeState.STOPPED, VolumeState.STOPPED, VolumeState.STOPPED, subvolumes);
        }
        VolumeState best = state(subvolumes.stream().map(SubvolumeHealth::best).toList());
        VolumeState worst =
                state(subvolumes.stream().map(SubvolumeHealth::worst).toList());
        return new VolumeHealth(volume, best == worst ? best : VolumeState.UNKNOWN, best, worst, subvolumes);
    }

    private static VolumeState state(List<SubvolumeState> states) {
        if (states.stream().allMatch(SubvolumeState.FULL::equals)) {
            return VolumeState.ONLINE;
        }
        if (states.stream().allMatch(SubvolumeState.DEAD::equals)) {
            return VolumeState.OFFLINE;
        }
        return states.contains(SubvolumeState.DEAD) ? VolumeState.ONLINE_PARTIAL : VolumeState.ONLINE_DEGRADED;
    }

    private static SubvolumeHealth health(Volume volume, Subvolume subvolume, Survey survey) {
        int unknown = count(subvolume, survey, BrickState.UNKNOWN);
        int up = count(subvolume, survey, BrickState.UP);
        SubvolumeState best = state(volume.layout(), up + unknown);
        SubvolumeState worst = state(volume.layout(), up);
        int spare = Math.max(0, up - needed(volume.layout()));
        return new SubvolumeHealth(subvolume, best == worst ? best : SubvolumeState.UNKNOWN, best, worst, spare);
    }

    private static int count(Subvolume subvolume, Survey survey, BrickState state) {
        return (int) subvolume.bricks().stream()
                .filter(brick -> survey.brick(brick).state() == state)
                .count();
    }

    private static SubvolumeState state(Layout layout, int up) {
        return up == layout.bricksPerSubvolume()
                ? SubvolumeState.FULL
                : up >= needed(layout) ? SubvolumeState.REDUCED : SubvolumeState.DEAD;
    }

    private static int needed(Layout layout) {
        return switch (layout) {
            case Layout.Single _, Layout.ThinArbitrated _ -> 1;
            case Layout.Replicated replicated -> replicated.bricks() == 2 ? 1 : replicated.bricks() / 2 + 1;
            case Layout.Dispersed dispersed -> dispersed.bricks() - dispersed.redundancy();
        };
    }
}
