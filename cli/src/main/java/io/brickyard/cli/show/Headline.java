package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.survey.Gap;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first lines of every view: the pool in one line, and what must be known before anything below is believed. */
final class Headline {

    private static final int GAPS_SHOWN = 2;

    private Headline() {}

    static void print(Survey survey, Assessment assessment, Page page) {
        Sign sign = Sign.of(assessment.overall());
        page.add(sign)
                .add(
                        sign == Sign.GOOD ? Tone.GOOD : sign.tone(),
                        assessment.overall().name());
        BrickCount bricks = BrickCount.of(survey);
        segment(
                page,
                Tone.PLAIN,
                Roster.up(survey.nodes()) + "/" + Figures.count(survey.nodes().size(), "node") + " up");
        segment(page, Tone.PLAIN, Figures.count(survey.volumes().size(), "volume"));
        segment(page, Tone.PLAIN, bricks.up() + "/" + Figures.count(bricks.total(), "brick") + " up");
        segment(page, Tone.PLAIN, Figures.duration(survey.took()));
        if (survey.complete()) {
            segment(page, Tone.PLAIN, "complete");
        } else {
            segment(page, Tone.WARNING, "NOT COMPLETE");
        }
        page.end();
        if (survey.isolated()) {
            page.fit(Tone.BAD, "  This node is cut off from its peers; their true state is not known here.")
                    .end();
        }
        gaps(survey, page);
    }

    private static void segment(Page page, Tone tone, String text) {
        if (page.left() < text.length() + 2) {
            page.end();
        }
        page.add("  ").add(tone, text);
    }

    /** The gaps that the table of nodes does not show anyway. */
    private static void gaps(Survey survey, Page page) {
        Set<String> shownElsewhere = new HashSet<>();
        for (NodeReport report : survey.nodes()) {
            if (report.state() != NodeState.UP) {
                shownElsewhere.add("node " + report.node().name());
            }
        }
        List<Gap> gaps = survey.gaps();
        int shown = 0;
        int others = 0;
        for (Gap gap : gaps) {
            if (shownElsewhere.contains(gap.subject())) {
                continue;
            }
            if (shown == GAPS_SHOWN) {
                others++;
                continue;
            }
            shown++;
            page.add("  ")
                    .add(Sign.UNKNOWN)
                    .fit(Tone.PLAIN, gap.subject() + ": " + gap.reason())
                    .end();
        }
        if (others > 0) {
            page.fit(Tone.FAINT, "    and " + others + " more not seen: brickyard status -a")
                    .end();
        }
    }
}
