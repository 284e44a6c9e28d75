package io.brickyard.webhooks;

import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An {@link EventFilter} made ready to be asked of many events. Types, categories and nodes compare without regard to case;
 * volumes, whose names may differ in nothing else, with it. An event that names no volume or node passes only a filter that
 * asks for none.
 */
public final class Sieve {

    private final List<Pattern> types;
    private final List<Pattern> categories;
    private final Severity atLeast;
    private final List<Pattern> volumes;
    private final List<Pattern> nodes;

    public Sieve(EventFilter filter) {
        types = globs(filter.types(), Pattern.CASE_INSENSITIVE);
        categories = globs(filter.categories(), Pattern.CASE_INSENSITIVE);
        atLeast = filter.atLeast();
        volumes = globs(filter.volumes(), 0);
        nodes = globs(filter.nodes(), Pattern.CASE_INSENSITIVE);
    }

    public boolean passes(String type, String category, Severity severity, Subject subject) {
        return severity.compareTo(atLeast) >= 0
                && passes(types, Optional.of(type))
                && passes(categories, Optional.of(category))
                && passes(volumes, subject.volume())
                && passes(nodes, subject.node().or(() -> subject.brick().map(Sieve::host)));
    }

    private static String host(String brick) {
        int colon = brick.indexOf(":/");
        return colon < 0 ? brick : brick.substring(0, colon);
    }

    private static boolean passes(List<Pattern> wanted, Optional<String> name) {
        return wanted.isEmpty()
                || name.isPresent()
                        && wanted.stream()
                                .anyMatch(glob -> glob.matcher(name.get()).matches());
    }

    private static List<Pattern> globs(List<String> globs, int flags) {
        return globs.stream().map(glob -> glob(glob, flags)).toList();
    }

    /** Only {@code *} and {@code ?} mean more than themselves. */
    private static Pattern glob(String glob, int flags) {
        StringBuilder regex = new StringBuilder();
        String text = flags == 0 ? glob : glob.toLowerCase(Locale.ROOT);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(point)));
            }
        });
        return Pattern.compile(regex.toString(), flags | Pattern.DOTALL);
    }
}
