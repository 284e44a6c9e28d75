package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.Target;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.survey.Survey;
import java.util.List;

/**
 * The pool on one screen: the pool line, nodes, volumes, findings, and what to type next.
 *
 * <p>Always holds: no line is wider than the look; up to {@value #SMALL} lines of nodes and volumes the page has at most
 * {@value #SCREEN} lines, and a pool of any size gets a page of at most about 60.
 */
public final class OverviewText {

    private static final int SCREEN = 24;
    private static final int SMALL = 16;
    private static final int FINDING_ROWS_OF_A_LARGE_POOL = 20;
    private static final int NODES_LISTED = 8;
    private static final int VOLUMES_LISTED = 12;

    private OverviewText() {}

    public static String render(Survey survey, Assessment assessment, Look look) {
        Page page = new Page(look);
        Headline.print(survey, assessment, page);
        if (!survey.nodes().isEmpty()) {
            page.end();
            new NodeTable(survey, new Roster(survey, assessment)).printFolded(page, NODES_LISTED);
        }
        page.end();
        new VolumeTable(survey, assessment).printFolded(page, VOLUMES_LISTED);
        page.end();
        int tail = assessment.muted().isEmpty() ? 1 : 2;
        int left = SCREEN - page.lines() - tail;
        boolean small = page.lines() <= SMALL + 2;
        int rows = small ? left : FINDING_ROWS_OF_A_LARGE_POOL;
        List<Finding> findings = FindingText.orderForBrief(assessment.findings(), survey.observedAt(), look, rows);
        FindingText.brief(findings, survey.observedAt(), page, rows);
        if (!assessment.muted().isEmpty()) {
            String muted = Figures.count(assessment.muted().size(), "finding") + " muted (brickyard mutes)";
            page.fit(Tone.FAINT, muted).end();
        }
        next(findings, assessment, page);
        return page.toString();
    }

    /** What to type to learn more about the worst of it. */
    private static void next(List<Finding> findings, Assessment assessment, Page page) {
        StringBuilder text = new StringBuilder("Next: ");
        boolean trouble = false;
        for (Finding finding : findings) {
            if (finding.severity() != Severity.INFO) {
                text.append("brickyard explain ").append(finding.code());
                trouble = true;
                break;
            }
        }
        if (!trouble) {
            text.append("brickyard status -a");
        }
        String volume = volumeToLookAt(findings, assessment);
        if (!volume.isEmpty()) {
            String also = "   brickyard status -v " + volume;
            if (text.length() + also.length() <= page.look().width()) {
                text.append(also);
            }
        }
        page.fit(Tone.FAINT, text.toString()).end();
    }

    /** The volume that the worst finding about a volume is about; else the worst volume; else the first. */
    private static String volumeToLookAt(List<Finding> findings, Assessment assessment) {
        for (Finding finding : findings) {
            Target target = finding.target();
            boolean ofVolume = target.kind() != Target.Kind.POOL && target.kind() != Target.Kind.NODE;
            if (ofVolume && finding.severity() != Severity.INFO) {
                int slash = target.name().indexOf('/');
                return slash < 0 ? target.name() : target.name().substring(0, slash);
            }
        }
        for (VolumeHealth health : assessment.volumes()) {
            if (health.state() != VolumeState.ONLINE && health.state() != VolumeState.STOPPED) {
                return health.volume().name().value();
            }
        }
        return assessment.volumes().isEmpty()
                ? ""
                : assessment.volumes().getFirst().volume().name().value();
    }
}
