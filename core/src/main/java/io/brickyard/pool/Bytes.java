package io.brickyard.pool;

import java.util.Locale;

/** A size in bytes, never negative. */
public record Bytes(long count) implements Comparable<Bytes> {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("negative size: " + count);
        }
    }

    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(count, other.count));
    }

    /** For people: three significant digits and a binary unit, for example {@code 1.46 GiB}. */
    public String forPeople() {
        double value = count;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        if (unit == 0) {
            return count + " B";
        }
        String format = value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }
}
