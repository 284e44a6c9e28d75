package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.health.Capacity;
import io.brickyard.survey.Gap;
import io.brickyard.survey.Survey;
import java.util.TreeMap;

/** Everything that the survey knows, nothing folded, nothing left out; what is not known says so. */
public final class AllText {

    private AllText() {}

    public static String render(Survey survey, Assessment assessment, Look look) {
        Page page = new Page(look);
        Roster roster = new Roster(survey, assessment);
        Headline.print(survey, assessment, page);
        page.fit(Tone.FAINT, "  " + Figures.utc(survey.observedAt()) + "  asked from " + survey.askedFrom())
                .end();
        page.end();
        new NodeTable(survey, roster).print(page);
        page.end();
        new VolumeTable(survey, assessment).print(page);
        findings(survey, assessment, page);
        gaps(survey, page);
        BrickTables bricks = new BrickTables(survey, roster);
        bricks.print(page);
        bricks.printDaemons(page);
        bricks.printTasks(page);
        capacity(survey, page);
        options(survey, page);
        return page.toString();
    }

    private static void findings(Survey survey, Assessment assessment, Page page) {
        if (!assessment.findings().isEmpty()) {
            title("FINDINGS", page);
            FindingText.full(assessment.findings(), survey.observedAt(), page);
        }
        if (!assessment.muted().isEmpty()) {
            title("MUTED", page);
            FindingText.full(assessment.muted(), survey.observedAt(), page);
        }
    }

    private static void gaps(Survey survey, Page page) {
        if (survey.gaps().isEmpty()) {
            return;
        }
        title("NOT SEEN", page);
        for (Gap gap : survey.gaps()) {
            page.add(Sign.UNKNOWN).wrapped(Tone.PLAIN, gap.subject() + ": " + gap.reason());
            if (!gap.advice().isEmpty()) {
                page.to(4).wrapped(Tone.STRONG, gap.advice());
            }
        }
    }

    private static void capacity(Survey survey, Page page) {
        title("CAPACITY", page);
        Capacity pool = Capacity.ofPool(survey);
        page.add("  raw     ").fit(Tone.PLAIN, CapacityText.of(pool.raw())).end();
        page.add("  usable  ").fit(Tone.PLAIN, CapacityText.of(pool.usable())).end();
        if (pool.shared()) {
            page.fit(Tone.WARNING, "  Bricks share file systems: a volume's usable size is not its own.")
                    .end();
        }
    }

    private static void options(Survey survey, Page page) {
        if (survey.extras().options().isEmpty()) {
            return;
        }
        title("POOL OPTIONS", page);
        for (var option : new TreeMap<>(survey.extras().options()).entrySet()) {
            page.add("  ").add(option.getKey()).add("  ").add(option.getValue()).end();
        }
    }

    static void title(String text, Page page) {
        page.end().add(Tone.STRONG, text).end();
    }
}
