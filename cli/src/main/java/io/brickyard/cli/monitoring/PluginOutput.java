package io.brickyard.cli.monitoring;

import io.brickyard.health.Assessment;
import io.brickyard.health.Finding;
import io.brickyard.health.Target;
import io.brickyard.health.Verdict;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The output of a monitoring plugin: {@code GLUSTER STATE - text | perfdata}, then a line for each finding.
 *
 * @param verdict what the exit code says too
 * @param text ends with a line feed
 */
public record PluginOutput(Verdict verdict, String text) {

    public static PluginOutput ofPool(Survey survey, Assessment assessment) {
        return said(
                survey,
                new Counts(survey, assessment, assessment.volumes(), assessment.findings(), true),
                assessment.overall());
    }

    /**
     * Only these volumes.
     *
     * @param names of the volumes that count; findings about anything else do not
     */
    public static PluginOutput ofVolumes(Survey survey, Assessment assessment, Set<String> names) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            if (names.contains(volumeOf(finding.target()))) {
                findings.add(finding);
            }
        }
        List<VolumeHealth> volumes = new ArrayList<>();
        for (VolumeHealth volume : assessment.volumes()) {
            if (names.contains(volume.volume().name().value())) {
                volumes.add(volume);
            }
        }
        return said(
                survey,
                new Counts(survey, assessment, volumes, findings, false),
                verdict(findings, volumes, assessment.muted()));
    }

    public static PluginOutput unknown(String reason) {
        return new PluginOutput(Verdict.UNKNOWN, "GLUSTER UNKNOWN - " + plain(reason) + "\n");
    }

    private static PluginOutput said(Survey survey, Counts counts, Verdict verdict) {
        StringBuilder text = new StringBuilder("GLUSTER ").append(word(verdict)).append(" - ");
        if (survey.isolated()) {
            text.append("seen from a node that is cut off; ");
        }
        if (!counts.findings().isEmpty()) {
            Finding first = counts.findings().getFirst();
            text.append(plain(first.summary()));
            if (counts.findings().size() > 1) {
                text.append(" (and ").append(counts.findings().size() - 1).append(" more)");
            }
            text.append("; ");
        }
        text.append(counts.words());
        if (!survey.complete()) {
            text.append("; incomplete: ").append(plain(survey.gaps().getFirst().subject()));
        }
        text.append(" | ").append(counts.performanceData()).append('\n');
        for (Finding finding : counts.findings()) {
            text.append(finding.severity()).append(' ').append(finding.code()).append(' ');
            text.append(plain(finding.target().toString())).append(": ").append(plain(finding.summary()));
            text.append('\n');
        }
        return new PluginOutput(verdict, text.toString());
    }

    /** A state that is only possibly bad counts as bad, unless somebody muted a finding about that very volume. */
    private static Verdict verdict(List<Finding> findings, List<VolumeHealth> volumes, List<Finding> muted) {
        Verdict verdict = Verdict.OK;
        for (Finding finding : findings) {
            verdict = worse(
                    verdict,
                    switch (finding.severity()) {
                        case INFO -> Verdict.OK;
                        case WARNING -> Verdict.WARNING;
                        case ERROR -> Verdict.ERROR;
                    });
        }
        for (VolumeHealth volume : volumes) {
            String name = volume.volume().name().value();
            if (muted.stream().noneMatch(finding -> volumeOf(finding.target()).equals(name))) {
                verdict = worse(verdict, verdict(volume.worst()));
            }
        }
        return verdict;
    }

    private static Verdict verdict(VolumeState worst) {
        return switch (worst) {
            case ONLINE, STOPPED -> Verdict.OK;
            case ONLINE_DEGRADED -> Verdict.WARNING;
            case ONLINE_PARTIAL, OFFLINE -> Verdict.ERROR;
            case UNKNOWN -> Verdict.UNKNOWN;
        };
    }

    /** ERROR is worst: who knows of a fault says so, whatever else is not known. */
    private static Verdict worse(Verdict one, Verdict other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case OK -> 0;
            case WARNING -> 1;
            case UNKNOWN -> 2;
            case ERROR -> 3;
        };
    }

    /** The volume that a target belongs to; an empty text for nodes and the pool. */
    private static String volumeOf(Target target) {
        return switch (target.kind()) {
            case POOL, NODE -> "";
            case VOLUME -> target.name();
            case SUBVOLUME, BRICK -> {
                int slash = target.name().indexOf('/');
                yield slash < 0 ? target.name() : target.name().substring(0, slash);
            }
        };
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case OK -> "OK";
            case WARNING -> "WARNING";
            case ERROR -> "CRITICAL";
            case UNKNOWN -> "UNKNOWN";
        };
    }

    /** One line without the bar that would begin performance data. */
    private static String plain(String text) {
        return text.replace('|', '/').replace('\n', ' ').replace('\r', ' ');
    }
}
