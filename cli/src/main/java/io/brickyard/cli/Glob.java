package io.brickyard.cli;

/** A pattern of names: {@code *} stands for any letters, {@code ?} for one; everything else for itself. */
record Glob(String pattern) {

    /** Goes on letter by letter; at a mismatch lets the last star swallow one letter more. */
    boolean matches(String name) {
        int at = 0;
        int star = -1;
        int swallowed = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                swallowed = i;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++swallowed;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
