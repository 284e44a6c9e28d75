package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads names, and refuses those that GlusterFS would refuse: host names as its {@code valid_internet_address} judges them, volume
 * names as {@code gluster volume create} does (GlusterFS 10.3).
 */
final class Names {

    private static final Pattern LABELS =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?" + "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Pattern LIKE_IPV4 = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*:.*:)[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7}(%[A-Za-z0-9._-]+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

    private final Complaints complaints;

    Names(Complaints complaints) {
        this.complaints = complaints;
    }

    /** A node's name or address that the other nodes can use. */
    Optional<HostName> host(String value, Place place) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.equals("localhost") || lower.startsWith("localhost.") || lower.startsWith("127.") || isSelf(lower)) {
            complaints.add(
                    place,
                    quoted(value) + " means another machine on each node",
                    "a name or an address by which all nodes reach this one");
            return Optional.empty();
        }
        if (value.length() <= 255 && isHost(value)) {
            return Optional.of(new HostName(value));
        }
        complaints.add(
                place,
                quoted(value) + " is no host name and no IP address",
                "labels of letters, digits and dashes, 255 characters at most, as in gluster1.example.org");
        return Optional.empty();
    }

    private static boolean isSelf(String lower) {
        return lower.equals("::1")
                || lower.equals("::")
                || (lower.startsWith("0.") && IPV4.matcher(lower).matches());
    }

    private static boolean isHost(String value) {
        if (value.indexOf(':') >= 0) {
            return value.length() <= 80 && IPV6.matcher(value).matches();
        }
        return LIKE_IPV4.matcher(value).matches()
                ? IPV4.matcher(value).matches()
                : LABELS.matcher(value).matches();
    }

    Optional<VolumeName> volume(String value, Place place) {
        String right = "letters, digits, dashes and underscores, not beginning with a dash, 255 at most";
        if (value.equals("all")) {
            complaints.add(place, "'all' cannot be the name of a volume: to GlusterFS it means all of them", right);
            return Optional.empty();
        }
        if (value.length() > 255) {
            complaints.add(place, "the name of a volume has " + value.length() + " characters", right);
            return Optional.empty();
        }
        if (!value.matches("[A-Za-z0-9_][A-Za-z0-9_-]*")) {
            complaints.add(place, "a volume cannot be called " + quoted(value), right);
            return Optional.empty();
        }
        return Optional.of(new VolumeName(value));
    }

    /** The name of a pool, a network or a zone, which GlusterFS never sees. */
    Optional<String> word(String title, String value, Place place) {
        if (WORD.matcher(value).matches()) {
            return Optional.of(value);
        }
        complaints.add(
                place,
                title + " cannot be called " + quoted(value),
                "letters, digits, dots, dashes and underscores, beginning with a letter or digit, 253 at most");
        return Optional.empty();
    }
}
