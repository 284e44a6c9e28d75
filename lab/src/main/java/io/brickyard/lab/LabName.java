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
        boolean valid = !value.isEmpty()
                && value.length() <= LONGEST
                && isLetter(value.charAt(0))
                && value.charAt(value.length() - 1) != '-';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            valid &= isLetter(c) || (c >= '0' && c <= '9') || c == '-';
        }
        if (!valid) {
            throw new IllegalArgumentException("'" + value + "' cannot name a lab: use 1 to " + LONGEST
                    + " lower-case letters, digits and dashes, beginning with a letter");
        }
    }

    private static boolean isLetter(char c) {
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
