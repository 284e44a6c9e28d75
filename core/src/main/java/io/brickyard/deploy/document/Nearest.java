package io.brickyard.deploy.document;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that somebody most likely meant. */
final class Nearest {

    private static final int LONGEST = 128;

    /** More words are not compared: with a document of many wrong names, that would take minutes. */
    private static final int MOST = 2000;

    private Nearest() {}

    /** The nearest of the words, if it is near enough to be worth naming: about one slip in three letters, three at most. */
    static Optional<String> to(String typed, Collection<String> words) {
        return within(Math.clamp(typed.length() / 3, 1, 3), typed, words);
    }

    static Optional<String> within(int slips, String typed, Collection<String> words) {
        String nearest = "";
        int least = slips + 1;
        int compared = 0;
        if (typed.length() <= LONGEST) {
            for (String word : words) {
                if (++compared > MOST) {
                    break;
                }
                int found = Math.abs(word.length() - typed.length()) < least ? slips(typed, word) : least;
                if (found < least) {
                    least = found;
                    nearest = word;
                }
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** How many letters must be put in, left out, exchanged or swapped with the next, row by row; case does not count. */
    private static int slips(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (same(from, i - 1, to, j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && same(from, i - 1, to, j - 2) && same(from, i - 2, to, j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = above;
            above = row;
        }
        return above[to.length()];
    }

    private static boolean same(String one, int i, String other, int j) {
        return Character.toLowerCase(one.charAt(i)) == Character.toLowerCase(other.charAt(j));
    }
}
