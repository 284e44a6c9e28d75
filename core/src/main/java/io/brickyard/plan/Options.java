package io.brickyard.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Options of volumes and of the pool: which are to be set, and whether a value is the same as another. */
public final class Options {

    /** More than this many are counted, not named. */
    private static final int MOST_NAMED = 2;

    private static final Set<String> YES = Set.of("on", "yes", "true", "enable");
    private static final Set<String> NO = Set.of("off", "no", "false", "disable");

    private Options() {}

    /** Whether GlusterFS takes both values for the same, as {@code on} and {@code enable} (gf_string2boolean). */
    public static boolean same(String one, String other) {
        return one.equals(other)
                || (YES.contains(one) && YES.contains(other))
                || (NO.contains(one) && NO.contains(other));
    }

    /** Those of the wanted options that are not set so. */
    public static SortedMap<String, String> missing(Map<String, String> wanted, Map<String, String> set) {
        SortedMap<String, String> missing = new TreeMap<>();
        wanted.forEach((name, value) -> {
            String found = set.get(name);
            if (found == null || !same(found, value)) {
                missing.put(name, value);
            }
        });
        return missing;
    }

    static boolean areSet(Map<String, String> wanted, Map<String, String> set) {
        return missing(wanted, set).isEmpty();
    }

    static SortedMap<String, String> inOrder(Map<String, String> options) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Names and values in turn, as the command takes them. */
    static List<String> words(Map<String, String> options) {
        List<String> words = new ArrayList<>();
        options.forEach((name, value) -> words.addAll(List.of(name, value)));
        return words;
    }

    static String named(Map<String, String> options) {
        return options.size() > MOST_NAMED
                ? options.size() + " options"
                : options.entrySet().stream()
                        .map(option -> option.getKey() + " to " + option.getValue())
                        .collect(Collectors.joining(", "));
    }
}
