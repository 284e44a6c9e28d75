package io.brickyard.cli.monitoring;

import io.brickyard.health.Assessment;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.Verdict;
import io.brickyard.metrics.Exposition;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pool as Prometheus metrics; docs/metrics.md lists them. Here are those of the look itself, its verdict, findings and
 * nodes; {@link VolumeMetrics} and {@link BrickMetrics} add theirs.
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
        VolumeMetrics volumes = new VolumeMetrics(survey, assessment, text);
        BrickMetrics bricks = new BrickMetrics(survey, assessment, text);
        volumes.volumes();
        volumes.subvolumes();
        bricks.states();
        volumes.heals();
        bricks.usage();
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

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
