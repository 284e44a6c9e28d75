package io.brickyard.deploy.document;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of GlusterFS's options: the names that release 10.3 has, and for the commonest what their values may be. GlusterFS has
 * the last word; these rules only refuse what it would refuse after half of a plan was done.
 */
final class OptionRules {

    private static final Set<String> FLAGS =
            Set.of("on", "off", "yes", "no", "true", "false", "enable", "disable", "1", "0");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9}) ?(s|sec|m|min|h|hr|d|days|w|wk)?");
    private static final Pattern SIZE =
            Pattern.compile("[0-9]{1,15}(\\.[0-9]+)?([KMGTP]B?|B)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,2}(\\.[0-9]+)?|100)%?");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9._-]{1,15})?");

    private static final Map<String, Rule> ALL = read();

    private OptionRules() {}

    /** @param form a kind of value, and what else belongs to it */
    private record Rule(boolean wholePool, List<String> form) {}

    /** In alphabetical order. */
    static Set<String> names() {
        return ALL.keySet();
    }

    static boolean isKnown(String name) {
        return ALL.containsKey(name);
    }

    static boolean isOfWholePool(String name) {
        Rule rule = ALL.get(name);
        return rule != null && rule.wholePool();
    }

    /** What would be right instead of this value; empty when it is right, or nothing is known of it. */
    static Optional<String> right(String name, String value) {
        Rule rule = ALL.get(name);
        return rule == null ? Optional.empty() : right(rule.form(), value);
    }

    /** @param form a kind and its arguments, as in the table */
    static Optional<String> right(List<String> form, String value) {
        return switch (form.getFirst()) {
            case "flag" -> unless(FLAGS.contains(value.toLowerCase(Locale.ROOT)), "on or off");
            case "number" ->
                unless(
                        NUMBER.matcher(value).matches() && isWithin(new BigInteger(value), form),
                        "a number from " + form.get(1) + " to " + form.get(2));
            case "time" ->
                unless(
                        seconds(value)
                                .filter(seconds -> isWithin(seconds, form))
                                .isPresent(),
                        "seconds, from " + form.get(1) + " to " + form.get(2));
            case "size" -> unless(SIZE.matcher(value).matches(), "a size as GlusterFS writes it, as in 64MB");
            case "percent" -> unless(PERCENT.matcher(value).matches(), "a percentage, from 0 to 100");
            case "percent-or-size" ->
                unless(
                        PERCENT.matcher(value).matches() || SIZE.matcher(value).matches(),
                        "a percentage, as in 10%, or a size, as in 10GB");
            case "one" -> unless(form.indexOf(value) > 0, String.join(" or ", form.subList(1, form.size())));
            case "host" -> unless(HOST.matcher(value).matches(), "a host name or an address");
            case "any" -> Optional.empty();
            default -> throw new IllegalStateException("no kind of value: " + form);
        };
    }

    private static Optional<String> unless(boolean isRight, String right) {
        return isRight ? Optional.empty() : Optional.of(right);
    }

    private static boolean isWithin(BigInteger number, List<String> form) {
        return number.compareTo(new BigInteger(form.get(1))) >= 0 && number.compareTo(new BigInteger(form.get(2))) <= 0;
    }

    private static Optional<BigInteger> seconds(String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            return Optional.empty();
        }
        int unit = time.group(2) == null
                ? 1
                : switch (time.group(2).charAt(0)) {
                    case 'm' -> 60;
                    case 'h' -> 3600;
                    case 'd' -> 86_400;
                    case 'w' -> 604_800;
                    default -> 1;
                };
        return Optional.of(new BigInteger(time.group(1)).multiply(BigInteger.valueOf(unit)));
    }

    private static Map<String, Rule> read() {
        Map<String, Rule> rules = new TreeMap<>();
        for (String line : Tables.lines("options.txt")) {
            List<String> words = List.of(line.split(" "));
            String name = words.getFirst();
            boolean wholePool = name.startsWith("*");
            rules.put(wholePool ? name.substring(1) : name, new Rule(wholePool, words.subList(1, words.size())));
        }
        return Collections.unmodifiableMap(rules);
    }
}
