package io.brickyard.cli.monitoring;

import io.brickyard.health.Assessment;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.Verdict;
import io.brickyard.health.VolumeHealth;
import io.brickyard.pool.Brick;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A pool as Prometheus metrics; docs/metrics.md lists them.
 *
 * <p>States are one series with the value 1 and the state as a label, not one series for each state there could be: ten
 * thousand bricks stay ten thousand series. What is not known has no sample, so that it never looks like a number.
 */
public final class PoolMetrics {

    private final Survey survey;
    private final Assessment assessment;
    private final Exposition text = new Exposition();

    private PoolMetrics(Survey survey, Assessment assessment) {
        this.survey = survey;
        this.assessment = assessment;
    }

    public static String of(Survey survey, Assessment assessment, String version) {
        return new PoolMetrics(survey, assessment).whole(version);
    }

    /** What is said when no glusterd could be asked at all. */
    public static String ofNothing(String version) {
        Exposition text = new Exposition();
        build(text, version);
        text.gauge("brickyard_survey_success", "Whether any glusterd could be asked for the pool's configuration.");
        return text.sample(false).toString();
    }

    private static void build(Exposition text, String version) {
        text.gauge("brickyard_build_info", "The version of Brickyard that wrote this.")
                .sample(1, "version", version);
    }

    private String whole(String version) {
        build(text, version);
        survey();
        verdict();
        findings();
        nodes();
        volumes();
        subvolumes();
        bricks();
        heals();
        usage();
        return text.toString();
    }

    private void survey() {
        text.gauge("brickyard_survey_success", "Whether any glusterd could be asked for the pool's configuration.");
        text.sample(true);
        text.gauge("brickyard_survey_complete", "Whether everything that was to be looked at was seen.");
        text.sample(survey.complete());
        text.gauge("brickyard_survey_gaps", "How many things could not be looked at.");
        text.sample(survey.gaps().size());
        text.gauge("brickyard_survey_isolated", "Whether the asking node is itself cut off from most of its peers.");
        text.sample(survey.isolated());
        text.gauge("brickyard_survey_duration_seconds", "How long the look at the pool took.");
        text.sample(Numbers.seconds(survey.took()));
        text.gauge("brickyard_survey_timestamp_seconds", "When the look at the pool began, as Unix time.");
        text.sample(Numbers.seconds(survey.observedAt()));
    }

    private void verdict() {
        text.gauge("brickyard_pool_verdict", "1 for the one word that holds for the whole pool, 0 for the others.");
        for (Verdict verdict : Verdict.values()) {
            text.sample(verdict == assessment.overall(), "verdict", verdict.name());
        }
    }

    private void findings() {
        Map<String, List<Finding>> groups = new TreeMap<>();
        for (Finding finding : assessment.findings()) {
            groups.computeIfAbsent(finding.code() + ' ' + finding.severity(), _ -> new ArrayList<>())
                    .add(finding);
        }
        text.gauge(
                "brickyard_findings", "How many findings there are of a code and severity; muted ones do not count.");
        for (List<Finding> group : groups.values()) {
            Finding first = group.getFirst();
            text.sample(group.size(), "code", first.code(), "severity", word(first.severity()));
        }
        text.gauge(
                "brickyard_findings_by_severity", "How many findings there are of a severity; 0 where there are none.");
        for (Severity severity : Severity.values()) {
            long count = assessment.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            text.sample(count, "severity", word(severity));
        }
        text.gauge("brickyard_findings_muted", "How many findings somebody muted.");
        text.sample(assessment.muted().size());
    }

    private void nodes() {
        text.gauge("brickyard_node_up", "Whether a node's glusterd answers as a full member of the pool.");
        for (NodeReport node : survey.nodes()) {
            text.sample(node.state() == NodeState.UP, "node", node.node().name().value());
        }
        text.gauge("brickyard_node_state", "1 with what became of asking a node's glusterd as a label.");
        for (NodeReport node : survey.nodes()) {
            text.sample(
                    1,
                    "node",
                    node.node().name().value(),
                    "id",
                    node.id().toString(),
                    "state",
                    node.state().name());
        }
    }

    private void volumes() {
        text.gauge("brickyard_volume_state", "1 with a volume's state, and the best and worst it may be, as labels.");
        for (VolumeHealth volume : assessment.volumes()) {
            text.sample(
                    1,
                    "volume",
                    volume.volume().name().value(),
                    "type",
                    volume.volume().typeName(),
                    "state",
                    volume.state().name(),
                    "best",
                    volume.best().name(),
                    "worst",
                    volume.worst().name());
        }
        text.gauge("brickyard_volume_bricks", "How many bricks a volume has.");
        for (VolumeHealth volume : assessment.volumes()) {
            text.sample(
                    volume.volume().bricks().size(),
                    "volume",
                    volume.volume().name().value());
        }
        text.gauge("brickyard_volume_snapshots", "How many snapshots a volume has.");
        for (VolumeHealth volume : assessment.volumes()) {
            text.sample(
                    volume.volume().snapshots(),
                    "volume",
                    volume.volume().name().value());
        }
    }

    private void subvolumes() {
        text.gauge("brickyard_subvolume_state", "1 with a subvolume's state, and the worst it may be, as labels.");
        eachSubvolume((volume, subvolume) -> text.sample(
                1,
                "volume",
                volume,
                "subvolume",
                Integer.toString(subvolume.subvolume().index()),
                "state",
                subvolume.state().name(),
                "worst",
                subvolume.worst().name()));
        text.gauge(
                "brickyard_subvolume_spare_bricks",
                "How many more bricks, whichever they are, a subvolume can lose and still serve; in the worst case.");
        eachSubvolume((volume, subvolume) -> text.sample(
                subvolume.spare(),
                "volume",
                volume,
                "subvolume",
                Integer.toString(subvolume.subvolume().index())));
    }

    private void eachSubvolume(BiConsumer<String, SubvolumeHealth> each) {
        for (VolumeHealth volume : assessment.volumes()) {
            for (SubvolumeHealth subvolume : volume.subvolumes()) {
                each.accept(volume.volume().name().value(), subvolume);
            }
        }
    }

    private void bricks() {
        text.gauge(
                "brickyard_brick_up", "Whether a brick of a started volume serves; no sample where that is unknown.");
        eachBrick((volume, brick) -> {
            BrickState state = survey.brick(brick).state();
            if (state != BrickState.UNKNOWN) {
                text.sample(state == BrickState.UP, brickLabels(volume, brick));
            }
        });
        text.gauge("brickyard_brick_state", "1 with the state of a brick of a started volume as a label.");
        eachBrick((volume, brick) -> text.sample(
                1,
                "volume",
                volume,
                "node",
                brick.host().value(),
                "path",
                brick.path().value(),
                "role",
                brick.role().name().toLowerCase(Locale.ROOT),
                "state",
                survey.brick(brick).state().name()));
    }

    private void heals() {
        text.gauge("brickyard_volume_heal_entries", "How many files and folders of a volume wait for a heal.");
        eachHeal((volume, heal) -> heal.entries().ifPresent(count -> text.sample(count, "volume", volume)));
        text.gauge(
                "brickyard_volume_split_brain_entries", "How many files and folders of a volume are in split-brain.");
        eachHeal((volume, heal) -> heal.splitBrain().ifPresent(count -> text.sample(count, "volume", volume)));
        text.gauge(
                "brickyard_volume_heal_complete", "Whether the heal entries were counted on all bricks of a volume.");
        eachHeal((volume, heal) -> text.sample(heal.complete(), "volume", volume));
    }

    private void eachHeal(BiConsumer<String, HealReport> each) {
        for (VolumeHealth volume : assessment.volumes()) {
            HealReport heal = survey.heals().get(volume.volume().name());
            if (heal != null) {
                each.accept(volume.volume().name().value(), heal);
            }
        }
    }

    private void usage() {
        text.gauge("brickyard_brick_size_bytes", "Size of the file system below a brick, where it is known.");
        eachUsage((labels, usage) -> text.sample(usage.total().count(), labels));
        text.gauge("brickyard_brick_free_bytes", "Free space of the file system below a brick, where it is known.");
        eachUsage((labels, usage) -> text.sample(usage.free().count(), labels));
        text.gauge("brickyard_brick_inodes", "Inodes of the file system below a brick, where they are known.");
        eachUsage((labels, usage) -> usage.inodes().ifPresent(inodes -> text.sample(inodes.total(), labels)));
        text.gauge(
                "brickyard_brick_inodes_free", "Free inodes of the file system below a brick, where they are known.");
        eachUsage((labels, usage) -> usage.inodes().ifPresent(inodes -> text.sample(inodes.free(), labels)));
    }

    private void eachUsage(BiConsumer<String[], BrickUsage> each) {
        eachBrick((volume, brick) -> {
            BrickUsage usage = survey.extras().usage().get(brick.id());
            if (usage != null) {
                each.accept(brickLabels(volume, brick), usage);
            }
        });
    }

    private void eachBrick(BiConsumer<String, Brick> each) {
        for (VolumeHealth volume : assessment.volumes()) {
            if (volume.volume().isStarted()) {
                volume.volume()
                        .bricks()
                        .forEach(brick -> each.accept(volume.volume().name().value(), brick));
            }
        }
    }

    private static String[] brickLabels(String volume, Brick brick) {
        return new String[] {
            "volume", volume, "node", brick.host().value(), "path", brick.path().value()
        };
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
