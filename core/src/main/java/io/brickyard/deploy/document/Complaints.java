package io.brickyard.deploy.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong so far. The same thing is said once, even where an alias repeats it; of a document that is wrong all over, the
 * first {@value #MOST} things are enough.
 */
final class Complaints {

    private static final int MOST = 1000;
    private static final int LONGEST_QUOTE = 80;

    private final List<String> files;
    private final Set<Problem> problems = new LinkedHashSet<>();

    Complaints(List<Source> sources) {
        this.files = sources.stream().map(Source::name).toList();
    }

    /** Whether more would not be kept; then there is no need to find out what would be right. */
    boolean full() {
        return problems.size() >= MOST;
    }

    void add(Place place, String what, String right) {
        if (!full()) {
            problems.add(new Problem(place.file(), place.line(), place.column(), what, right));
        }
    }

    boolean none() {
        return problems.isEmpty();
    }

    int count() {
        return problems.size();
    }

    List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt((Problem problem) -> files.indexOf(problem.file()))
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column));
        return sorted;
    }

    /** What somebody wrote, fit for a message: short, in one line, without control characters. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints()
                .limit(LONGEST_QUOTE)
                .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c)
                .forEach(quoted::appendCodePoint);
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST_QUOTE ? "…'" : "'")
                .toString();
    }
}
