package io.brickyard.cli.options;

import java.util.List;
import java.util.Optional;

/** Finds the word that somebody most likely meant: the fewest letters inserted, left out, replaced or swapped. */
public final class NearestWord {

    private NearestWord() {}

    /** The nearest of the words, if it is near enough to be worth naming: about one slip in three letters. */
    public static Optional<String> to(String typed, List<String> words) {
        String nearest = "";
        int least = Math.max(1, Math.min(3, (typed.length() + 1) / 3)) + 1;
        for (String word : words) {
            int slips = typed.length() > 1 && word.startsWith(typed) ? 1 : slips(typed, word);
            if (slips < least) {
                least = slips;
                nearest = word;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** Optimal string alignment distance, row by row. */
    static int slips(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = above;
            above = row;
        }
        return above[to.length()];
    }
}
