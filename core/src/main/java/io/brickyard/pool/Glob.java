package io.brickyard.pool;

/**
 * A pattern of whole names: {@code *} stands for any letters, {@code ?} for one; everything else for itself.
 *
 * <p>At a mismatch only the last star swallows a letter more, because whatever an earlier one could swallow the last one can
 * too: a name costs at most its length times the pattern's, whatever the pattern.
 *
 * @param anyCase whether upper and lower case are the same
 */
public record Glob(String pattern, boolean anyCase) {

    public static Glob of(String pattern) {
        return new Glob(pattern, false);
    }

    public static Glob ofAnyCase(String pattern) {
        return new Glob(pattern, true);
    }

    public boolean matches(CharSequence name) {
        int at = 0;
        int afterStar = -1;
        int swallowed = 0;
        int i = 0;
        while (i < name.length()) {
            int letter = Character.codePointAt(name, i);
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                afterStar = ++at;
                swallowed = i;
            } else if (at < pattern.length() && standsFor(pattern.codePointAt(at), letter)) {
                at += Character.charCount(pattern.codePointAt(at));
                i += Character.charCount(letter);
            } else if (afterStar >= 0) {
                at = afterStar;
                swallowed += Character.charCount(Character.codePointAt(name, swallowed));
                i = swallowed;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private boolean standsFor(int wanted, int letter) {
        return wanted == '?' || wanted == letter || anyCase && folded(wanted) == folded(letter);
    }

    /** As {@link String#equalsIgnoreCase} compares, whatever the language. */
    private static int folded(int letter) {
        return Character.toLowerCase(Character.toUpperCase(letter));
    }
}
