package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.plan.GlusterdOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads options of volumes, of the pool and of glusterd, and refuses what GlusterFS would refuse or silently ignore. */
final class OptionsReader {

    /** Options of {@code glusterd.vol}. glusterd ignores names that it does not know, so others are refused here. */
    private static final Map<String, List<String>> GLUSTERD = Map.ofEntries(
            Map.entry("ping-timeout", List.of("number", "0", "600")),
            Map.entry("transport.tcp-user-timeout", List.of("number", "0", "600")),
            Map.entry("transport.socket.keepalive-time", List.of("number", "1", "86400")),
            Map.entry("transport.socket.keepalive-interval", List.of("number", "1", "86400")),
            Map.entry("transport.socket.keepalive-count", List.of("number", "1", "1000")),
            Map.entry("transport.socket.read-fail-log", List.of("flag")),
            Map.entry("transport.socket.bind-address", List.of("host")),
            Map.entry("transport.address-family", List.of("one", "inet", "inet6")),
            Map.entry("event-threads", List.of("number", "1", "32")),
            Map.entry("lock-timer", List.of("number", "1", "3600")),
            Map.entry("base-port", List.of("number", "1024", "65535")),
            Map.entry("max-port", List.of("number", "1024", "65535")));

    private static final String NONE = "none";

    /** No document has so many options that are not known here; comparing those of a hostile one would take minutes. */
    private static final int MOST_COMPARED = 5000;

    private final Complaints complaints;
    private int unknown;

    OptionsReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /**
     * Options of volumes.
     *
     * @param values by name; empty: leave it alone, even where a profile or the defaults set it
     */
    record Said(Map<String, Optional<String>> values) {

        static final Said NOTHING = new Said(Map.of());

        void layOver(Map<String, String> options) {
            values.forEach((name, value) ->
                    value.ifPresentOrElse(said -> options.put(name, said), () -> options.remove(name)));
        }
    }

    /** The names of glusterd's options. */
    static Set<String> glusterd() {
        return GLUSTERD.keySet();
    }

    boolean isProfile(Tree.Text text) {
        List<String> known = new ArrayList<>(Profiles.names());
        known.add(NONE);
        if (known.contains(text.value())) {
            return true;
        }
        complaints.add(
                text.place(),
                "there is no profile " + quoted(text.value()),
                Nearest.to(text.value(), known)
                        .map(near -> "is " + near + " meant?")
                        .orElseGet(() -> "known are " + String.join(", ", known)));
        return false;
    }

    Said ofVolumes(Section section) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        section.map("options", "a mapping, as in {network.ping-timeout: 20}").forEach((name, field) -> {
            if (isOption(name, field.place(), false)) {
                if (field.value() instanceof Tree.Nothing) {
                    values.put(name, Optional.empty());
                } else {
                    value(name, field.value()).ifPresent(value -> values.put(name, Optional.of(value)));
                }
            }
        });
        return new Said(values);
    }

    Map<String, String> ofPool(Section pool) {
        Map<String, String> values = new LinkedHashMap<>();
        pool.texts("options", "a mapping, as in {cluster.server-quorum-ratio: 51%}")
                .forEach((name, entry) -> {
                    if (isOption(name, entry.place(), true)) {
                        value(name, entry.value()).ifPresent(value -> values.put(name, value));
                    }
                });
        return values;
    }

    Map<String, String> ofGlusterd(Section pool) {
        Map<String, String> values = new LinkedHashMap<>();
        pool.texts("glusterd", "a mapping, as in {ping-timeout: 10}").forEach((name, entry) -> {
            List<String> form = GLUSTERD.get(name);
            if (form == null) {
                complaints.add(
                        entry.place(),
                        "glusterd.vol has no option " + quoted(name),
                        Nearest.to(name, GLUSTERD.keySet())
                                .or(() -> GLUSTERD.keySet().stream()
                                        .filter(known -> known.endsWith("." + name))
                                        .findFirst())
                                .map(near -> "is " + near + " meant?")
                                .orElseGet(() -> "known are "
                                        + String.join(
                                                ", ",
                                                GLUSTERD.keySet().stream()
                                                        .sorted()
                                                        .toList())));
            } else {
                String value = entry.value().value();
                Optional<String> right = OptionRules.right(form, value)
                        .or(() -> GlusterdOptions.isValue(value)
                                ? Optional.empty()
                                : Optional.of("one word without quotation marks"));
                check(name, right, entry.value()).ifPresent(known -> values.put(name, known));
            }
        });
        return values;
    }

    private boolean isOption(String name, Place place, boolean wholePool) {
        if (!OptionRules.isKnown(name)) {
            return name.startsWith("user.") && name.length() > 5 && isPlain(name) && !wholePool || isNew(name, place);
        }
        if (OptionRules.isOfWholePool(name) == wholePool) {
            return true;
        }
        complaints.add(
                place,
                name + (wholePool ? " is an option of volumes" : " is an option of the whole pool"),
                wholePool
                        ? "in the options of a volume, or of defaults for all volumes"
                        : "in the options of the document, not of a volume");
        return false;
    }

    private static Optional<String> near(String name) {
        String ending = "." + name;
        return Nearest.within(2, name, OptionRules.names()).or(() -> OptionRules.names().stream()
                .filter(other -> other.endsWith(ending))
                .findFirst());
    }

    /** A newer GlusterFS may know options that are not known here; but one that is spelt nearly like another is a slip. */
    private boolean isNew(String name, Place place) {
        Optional<String> near = ++unknown > MOST_COMPARED ? Optional.empty() : near(name);
        if (near.isPresent() || !name.matches("[a-z][a-z0-9_-]*(\\.[a-zA-Z0-9_-]+)+") || name.length() > 128) {
            complaints.add(
                    place,
                    "GlusterFS has no option " + quoted(name),
                    near.map(other -> "is " + other + " meant?").orElse("a name such as network.ping-timeout"));
            return false;
        }
        return true;
    }

    private static boolean isPlain(String name) {
        return name.length() <= 255 && name.matches("[A-Za-z0-9._-]+");
    }

    private Optional<String> value(String name, Tree tree) {
        if (!(tree instanceof Tree.Text text)) {
            complaints.add(tree.place(), name + " is " + Section.shape(tree), "a single value");
            return Optional.empty();
        }
        return check(name, OptionRules.right(name, text.value()), text);
    }

    private Optional<String> check(String name, Optional<String> right, Tree.Text text) {
        String value = text.value();
        if (value.isBlank() || value.length() > 1024 || value.chars().anyMatch(Character::isISOControl)) {
            complaints.add(
                    text.place(), quoted(value) + " is no value of an option", "one line of at most 1024 characters");
            return Optional.empty();
        }
        right.ifPresent(form -> complaints.add(text.place(), name + " cannot be " + quoted(value), form));
        return right.isPresent() ? Optional.empty() : Optional.of(value);
    }

    /** A volume's options: its profile's, those of the defaults, its own. Later ones win. */
    static Map<String, String> together(Optional<Tree.Text> profile, Said defaults, Said own) {
        Map<String, String> options = new LinkedHashMap<>();
        profile.ifPresent(name -> options.putAll(Profiles.options(name.value())));
        defaults.layOver(options);
        own.layOver(options);
        return options;
    }
}
