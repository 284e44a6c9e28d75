package io.brickyard.cli.monitoring;

import java.time.Duration;
import java.time.Instant;

/** Numbers as machines read them: a point, no grouping, no exponent, whatever the locale. */
final class Numbers {

    private Numbers() {}

    static String seconds(Duration duration) {
        return decimal(duration.toSeconds(), duration.toMillisPart());
    }

    static String seconds(Instant instant) {
        return decimal(instant.getEpochSecond(), instant.getNano() / 1_000_000);
    }

    private static String decimal(long whole, int thousandths) {
        return whole + "." + Integer.toString(1000 + thousandths).substring(1);
    }
}
