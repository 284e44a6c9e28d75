package io.brickyard.lab;

/**
 * The name of a lab; its nodes are called by it and a number, so it can begin a host name.
 *
 * <p>Holds 1 to 20 lower-case letters, digits and dashes, beginning with a letter and not ending with a dash.
 */
public record LabName(String value) implements Comparable<LabName> {

    static final LabName DEFAULT = new LabName("lab");

    private static final int LONGEST = 20;

    public LabName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + value + "' cannot name a lab: use 1 to " + LONGEST
                    + " lower-case letters, digits and dashes, beginning with a letter");
        }
    }

    static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isLetter(text.charAt(0)) || text.endsWith("-")) {
            return false;
        }
        return text.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '-');
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public int compareTo(LabName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
