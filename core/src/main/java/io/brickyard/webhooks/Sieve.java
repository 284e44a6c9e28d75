package io.brickyard.webhooks;

import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import io.brickyard.pool.Glob;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An {@link EventFilter} made ready to be asked of many events. Types, categories and nodes compare without regard to case;
 * volumes, whose names may differ in nothing else, with it. An event that names no volume or node passes only a filter that
 * asks for none.
 */
public final class Sieve {

    private final List<Glob> types;
    private final List<Glob> categories;
    private final Severity atLeast;
    private final List<Glob> volumes;
    private final List<Glob> nodes;

    public Sieve(EventFilter filter) {
        types = globs(filter.types(), Glob::ofAnyCase);
        categories = globs(filter.categories(), Glob::ofAnyCase);
        atLeast = filter.atLeast();
        volumes = globs(filter.volumes(), Glob::of);
        nodes = globs(filter.nodes(), Glob::ofAnyCase);
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

    private static boolean passes(List<Glob> wanted, Optional<String> name) {
        return wanted.isEmpty() || name.isPresent() && wanted.stream().anyMatch(glob -> glob.matches(name.get()));
    }

    private static List<Glob> globs(List<String> patterns, Function<String, Glob> kind) {
        return patterns.stream().map(kind).toList();
    }
}
