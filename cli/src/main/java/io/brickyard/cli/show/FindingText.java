package io.brickyard.cli.show;

import io.brickyard.health.Check;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings in words: what is wrong, how it is known, what to type.
 *
 * <p>In brief there is room for some of them only. Those shown are never without the first command of their remedy; the
 * rows that remain show how the first ones are known. Findings that are merely worth knowing get one line, if any.
 */
final class FindingText {

    private static final int INDENT = 2;
    private static final int DEEPER = 4;

    private FindingText() {}

    /**
     * Everything about each finding.
     *
     * @param now when they were found, to tell for how long they hold
     */
    static void full(List<Finding> findings, Instant now, Page page) {
        for (Finding finding : findings) {
            lead(finding, now, page);
            for (String fact : finding.evidence()) {
                page.to(DEEPER).wrapped(Tone.FAINT, fact);
            }
            for (String line : finding.remedy()) {
                remedy(line, page).end();
            }
        }
    }

    /**
     * The findings in the order for so many lines: as they are if all have room. If not, those that only repeat the
     * state of a volume, which the table of volumes has told already, make way for their causes; notes come last.
     */
    static List<Finding> orderForBrief(List<Finding> findings, Instant now, Look look, int rows) {
        int needed = 0;
        for (Finding finding : findings) {
            needed += leadRows(finding, now, look) + briefRemedy(finding, look).size();
        }
        if (needed <= rows) {
            return findings;
        }
        List<Finding> ordered = new ArrayList<>(findings.size());
        List<Finding> told = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        for (Finding finding : findings) {
            List<Finding> place = !notable(finding) ? notes : repeatsVolumeState(finding) ? told : ordered;
            place.add(finding);
        }
        ordered.addAll(told);
        ordered.addAll(notes);
        return ordered;
    }

    private static boolean repeatsVolumeState(Finding finding) {
        Check check = finding.check();
        return check == Check.VOLUME_OFFLINE
                || check == Check.VOLUME_PARTIAL
                || check == Check.VOLUME_DEGRADED
                || check == Check.VOLUME_STATE_UNKNOWN;
    }

    /** The findings in at most so many lines. */
    static void brief(List<Finding> findings, Instant now, Page page, int rows) {
        int budget = rows;
        int shown = 0;
        int spare = spareRows(findings, now, page.look(), rows);
        for (Finding finding : findings) {
            boolean last = shown == findings.size() - 1;
            List<String> remedy = briefRemedy(finding, page.look());
            int lead = leadRows(finding, now, page.look());
            int known = !finding.evidence().isEmpty() && notable(finding) && spare > 0 ? 1 : 0;
            int needed = lead + remedy.size();
            if (needed + (last ? 0 : 1) > budget) {
                break;
            }
            known = needed + known + (last ? 0 : 1) > budget ? 0 : known;
            lead(finding, now, page);
            if (known > 0) {
                page.to(DEEPER).fit(Tone.FAINT, finding.evidence().getFirst()).end();
            }
            for (String line : remedy) {
                page.to(DEEPER).add(Tone.STRONG, line).end();
            }
            budget -= needed + known;
            spare -= known;
            shown++;
        }
        more(findings.subList(shown, findings.size()), page);
    }

    /** How many rows are left for evidence when every finding that fits has its lead and its remedy. */
    private static int spareRows(List<Finding> findings, Instant now, Look look, int rows) {
        int left = rows;
        for (Finding finding : findings) {
            int needed =
                    leadRows(finding, now, look) + briefRemedy(finding, look).size();
            if (needed > left) {
                return Math.max(1, left - 1);
            }
            left -= needed;
        }
        return left;
    }

    private static boolean notable(Finding finding) {
        return finding.severity() != Severity.INFO;
    }

    private static void lead(Finding finding, Instant now, Page page) {
        Sign sign = Sign.of(finding.severity());
        Tone tone = notable(finding) ? Tone.PLAIN : Tone.FAINT;
        page.add(sign).add(sign.tone(), finding.code()).add("  ");
        List<String> lines = leadLines(finding, now, page.look());
        for (int i = 0; i < lines.size(); i++) {
            page.to(i == 0 ? 0 : DEEPER).add(tone, lines.get(i)).end();
        }
    }

    /** For how long a problem is there; of what is merely worth knowing nobody asks. */
    private static String lasting(Finding finding, Instant now) {
        if (finding.since().isEmpty() || !notable(finding)) {
            return "";
        }
        Duration time = Duration.between(finding.since().get(), now);
        return time.isNegative() ? "" : " (for " + Figures.elapsed(time) + ")";
    }

    /** The summary, beginning behind the code and going on below it. */
    private static List<String> leadLines(Finding finding, Instant now, Look look) {
        // Wrapped as one text with the code, which is then taken off: a code has no spaces to break at.
        String indent = "x".repeat(Math.max(0, INDENT - DEEPER + finding.code().length() + 1));
        String summary = Columns.printable(finding.summary() + lasting(finding, now), look);
        List<String> lines = new ArrayList<>(Columns.wrap(indent + " " + summary, look.width() - DEEPER));
        lines.set(0, lines.getFirst().substring(Math.min(lines.getFirst().length(), indent.length() + 1)));
        return lines;
    }

    private static int leadRows(Finding finding, Instant now, Look look) {
        return leadLines(finding, now, look).size();
    }

    private static Page remedy(String line, Page page) {
        boolean advice = line.startsWith("#");
        return page.to(DEEPER).add(advice ? Tone.PLAIN : Tone.STRONG, advice ? line : "$ " + line);
    }

    /** The first command of the remedy, or the first advice if there is no command, as lines that fit. */
    private static List<String> briefRemedy(Finding finding, Look look) {
        if (!notable(finding) || finding.remedy().isEmpty()) {
            return List.of();
        }
        String first = finding.remedy().getFirst();
        for (String line : finding.remedy()) {
            if (!line.startsWith("#")) {
                first = line;
                break;
            }
        }
        if (first.startsWith("brickyard status -v")) {
            // Mends nothing, and the last line of the page says it anyway.
            return List.of();
        }
        String printable = Columns.printable(first, look);
        int room = look.width() - DEEPER;
        if (printable.startsWith("#")) {
            return List.of(Columns.cut(printable, room, look));
        }
        List<String> command = folded("$ " + printable, room);
        return command.isEmpty() ? List.of("$ brickyard explain " + finding.code()) : command;
    }

    /** The command over several lines that a shell reads as one; empty when it cannot be broken safely. */
    private static List<String> folded(String command, int room) {
        List<String> lines = new ArrayList<>(2);
        String rest = command;
        while (Columns.width(rest) > room) {
            int space = rest.lastIndexOf(' ', room - 2);
            boolean quoted = command.indexOf('\'') >= 0 || command.indexOf('"') >= 0;
            if (space <= INDENT + 2 || quoted || lines.size() == 2) {
                return List.of();
            }
            lines.add(rest.substring(0, space) + " \\");
            rest = "    " + rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }

    private static void more(List<Finding> hidden, Page page) {
        if (hidden.isEmpty()) {
            return;
        }
        int[] counts = new int[Severity.values().length];
        for (Finding finding : hidden) {
            counts[finding.severity().ordinal()]++;
        }
        StringBuilder text = new StringBuilder("  and ");
        String separator = "";
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] > 0) {
                String noun =
                        i == Severity.ERROR.ordinal() ? "error" : i == Severity.WARNING.ordinal() ? "warning" : "note";
                text.append(separator)
                        .append(counts[i])
                        .append(separator.isEmpty() ? " more " : " ")
                        .append(noun);
                text.append(counts[i] == 1 ? "" : "s");
                separator = ", ";
            }
        }
        page.fit(Tone.FAINT, text.append(" (brickyard status -a)").toString()).end();
    }
}
