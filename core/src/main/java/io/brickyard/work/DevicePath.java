package io.brickyard.work;

/** The path of a block device below {@code /dev}, without detours, of characters that stand for nothing else anywhere. */
public record DevicePath(String value) {

    private static final int LONGEST = 255;

    public DevicePath {
        boolean sound = value.startsWith("/dev/")
                && value.length() > "/dev/".length()
                && value.length() <= LONGEST
                && !value.endsWith("/")
                && !value.contains("//")
                && !value.contains("/./")
                && !value.contains("/..")
                && value.chars().allMatch(DevicePath::allowed);
        if (!sound) {
            throw new IllegalArgumentException("not the path of a device below /dev: '" + value + "'");
        }
    }

    private static boolean allowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "/-._:+=@".indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
