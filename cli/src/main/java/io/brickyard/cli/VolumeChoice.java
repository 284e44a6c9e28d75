package io.brickyard.cli;

import io.brickyard.cli.options.NearestWord;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.pool.Glob;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.Survey;
import java.util.ArrayList;
import java.util.List;

/**
 * The volumes that somebody asked for.
 *
 * @param patterns none: all volumes
 */
record VolumeChoice(List<String> patterns) {

    static final Option OPTION = Option.with("volume", "GLOB", "Only the volumes whose name matches")
            .orShort('v')
            .repeated();

    /** More names than these would not be read. */
    private static final int MOST_NAMED = 12;

    VolumeChoice {
        patterns = List.copyOf(patterns);
    }

    boolean all() {
        return patterns.isEmpty();
    }

    /** Whether somebody asked for this very volume; nobody did when no volume was named. */
    boolean names(VolumeName volume) {
        for (String pattern : patterns) {
            if (Glob.of(pattern).matches(volume.value())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The chosen volumes in the survey's order.
     *
     * @throws Refusal when a pattern matches no volume: most likely a slip, and silence would look like health
     */
    List<VolumeName> of(Survey survey) {
        List<VolumeName> chosen = new ArrayList<>();
        boolean[] used = new boolean[patterns.size()];
        for (Volume volume : survey.volumes()) {
            boolean wanted = all();
            for (int i = 0; i < used.length; i++) {
                if (Glob.of(patterns.get(i)).matches(volume.name().value())) {
                    used[i] = true;
                    wanted = true;
                }
            }
            if (wanted) {
                chosen.add(volume.name());
            }
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                throw noneMatches(patterns.get(i), survey);
            }
        }
        return chosen;
    }

    private static Refusal noneMatches(String pattern, Survey survey) {
        List<String> names = new ArrayList<>();
        for (Volume volume : survey.volumes()) {
            names.add(volume.name().value());
        }
        String near = NearestWord.to(pattern, names)
                .map(name -> "perhaps you meant " + name + ", or ")
                .orElse("");
        return Refusal.usage(
                "no volume matches '" + pattern + "'", volumesOf(names), near + "see all with brickyard status");
    }

    private static String volumesOf(List<String> names) {
        if (names.isEmpty()) {
            return "the pool has no volumes";
        }
        return names.size() <= MOST_NAMED
                ? "the pool has " + String.join(", ", names)
                : "the pool has " + names.size() + " volumes, none of that name";
    }
}
