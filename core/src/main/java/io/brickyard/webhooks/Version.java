package io.brickyard.webhooks;

import io.brickyard.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How new a node's files are, so that a node that was away can be told from one that is up to date.
 *
 * <p>Every change by Brickyard counts the generation up. A change by the original tools does not; it shows by a digest that
 * is another one than was noted, and counts as one generation more. Of two versions the one of the higher generation is
 * newer; of the same generation, with other contents, the one that was changed later.
 *
 * @param digest of the contents of webhooks.json and config.json, hexadecimal
 */
public record Version(long generation, Instant changed, String digest) implements Comparable<Version> {

    public static final Version NONE = new Version(0, Instant.EPOCH, "");

    public boolean sameAs(Version other) {
        return generation == other.generation && digest.equals(other.digest);
    }

    @Override
    public int compareTo(Version other) {
        if (sameAs(other)) {
            return 0;
        }
        int byGeneration = Long.compare(generation, other.generation);
        int byTime = byGeneration != 0 ? byGeneration : changed.compareTo(other.changed);
        return byTime != 0 ? byTime : digest.compareTo(other.digest);
    }

    public Json.Members json() {
        return Json.Members.NONE
                .with("generation", Json.Numeral.of(generation))
                .with("changed", changed.toString())
                .with("digest", digest);
    }

    /** Empty when it is none. */
    public static Optional<Version> of(Json.Members members) {
        try {
            return members.number("generation")
                    .filter(generation -> generation >= 0 && generation < Long.MAX_VALUE)
                    .map(generation -> new Version(
                            generation,
                            members.text("changed").map(Instant::parse).orElse(Instant.EPOCH),
                            members.text("digest").orElse("")));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
