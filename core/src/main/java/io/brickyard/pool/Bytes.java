package io.brickyard.pool;

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
        // Not String.format: its first use costs a cold JVM more than the rest of a status report's text.
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        int scale = decimals == 2 ? 100 : decimals == 1 ? 10 : 1;
        long scaled = Math.round(value * scale);
        StringBuilder text = new StringBuilder(10).append(scaled / scale);
        if (decimals > 0) {
            long fraction = scaled % scale;
            text.append('.').append(decimals == 2 && fraction < 10 ? "0" : "").append(fraction);
        }
        return text.append(' ').append(UNITS[unit]).toString();
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }
}
