package io.brickyard.agent.config;

import io.brickyard.pool.Bytes;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the texts of a configuration become values, and values texts. */
final class Reading {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}) ?(B|KiB|MiB|GiB|TiB)?");
    private static final List<String> SIZE_UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");
    private static final Map<String, Duration> TIME_UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Reading() {}

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException("'" + text + "' is no whole number from " + least + " to " + most);
            }
            return Integer.parseInt(text);
        };
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    static Function<String, Bytes> size(long least, long most) {
        return text -> {
            Matcher size = SIZE.matcher(text);
            if (!size.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no size such as 64 MiB");
            }
            int unit = size.group(2) == null ? 0 : SIZE_UNITS.indexOf(size.group(2));
            double count = Long.parseLong(size.group(1)) * Math.pow(1024, unit);
            if (count < least || count > most) {
                throw new IllegalArgumentException("'" + text + "' is not between " + new Bytes(least).forPeople()
                        + " and " + new Bytes(most).forPeople());
            }
            return new Bytes((long) count);
        };
    }

    static Function<String, Duration> time(Duration least) {
        return text -> {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no time such as 500 ms, 5 s, 10 m, 2 h or 7 d");
            }
            Duration unit = TIME_UNITS.getOrDefault(time.group(2), Duration.ofSeconds(1));
            Duration duration = unit.multipliedBy(Long.parseLong(time.group(1)));
            if (duration.compareTo(least) < 0) {
                throw new IllegalArgumentException("'" + text + "' is less than " + show(least));
            }
            return duration;
        };
    }

    static Path path(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("'" + text + "' is no absolute path");
        }
        return Path.of(text);
    }

    /** Of an optional value: empty text is none. */
    static <T> Function<String, Optional<T>> optional(Function<String, T> reading) {
        return text -> text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text));
    }

    static InetSocketAddress socketAddress(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("'" + text + "' is no ADDRESS:PORT");
        }
        int port = number(0, 65_535).apply(text.substring(colon + 1));
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return InetSocketAddress.createUnresolved(host, port);
    }

    static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> {
            for (E one : type.getEnumConstants()) {
                if (show(one).equals(text.toLowerCase(Locale.ROOT))) {
                    return one;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is none of "
                    + String.join(
                            ", ",
                            java.util.Arrays.stream(type.getEnumConstants())
                                    .map(Reading::show)
                                    .toList()));
        };
    }

    static String show(Object value) {
        return switch (value) {
            case Bytes bytes -> exact(bytes);
            case Duration time -> exact(time);
            case Enum<?> one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Optional<?> maybe -> maybe.map(Reading::show).orElse("");
            case InetSocketAddress address ->
                (address.getHostString().contains(":") ? "[" + address.getHostString() + "]" : address.getHostString())
                        + ":" + address.getPort();
            default -> value.toString();
        };
    }

    private static String exact(Bytes bytes) {
        long count = bytes.count();
        int unit = 0;
        while (unit < SIZE_UNITS.size() - 1 && count >= 1024 && count % 1024 == 0) {
            count /= 1024;
            unit++;
        }
        return count + " " + SIZE_UNITS.get(unit);
    }

    private static String exact(Duration time) {
        for (String unit : List.of("d", "h", "m", "s")) {
            long millis = TIME_UNITS.getOrDefault(unit, Duration.ZERO).toMillis();
            if (time.toMillis() >= millis && time.toMillis() % millis == 0) {
                return time.toMillis() / millis + " " + unit;
            }
        }
        return time.toMillis() + " ms";
    }
}
