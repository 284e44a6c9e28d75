package io.brickyard.events;

import io.brickyard.events.EventType.Attribute;
import io.brickyard.events.EventType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the format of catalogue.txt, which is described at its beginning. A line that it does not know is a mistake. */
final class CatalogueText {
    private static final Pattern HEAD = Pattern.compile("(-|\\d+) ([A-Z_]+) ([a-z]+) ([A-Z]+)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:=|  -) (\\S+?)(?: ([A-Z]+))?(?: <- ([^:]+?))?(?: : (.+))?");
    private static final Pattern WIRE_NAME = Pattern.compile("\"([^\"]+)\"|(\\S+)");

    private final Origin origin;
    private final Map<String, Attribute> usual = new HashMap<>();
    private final List<EventType> types = new ArrayList<>();
    private final Set<String> doubtful = new HashSet<>();

    private CatalogueText(Origin origin) {
        this.origin = origin;
    }

    /** @param doubtful names of the kinds that have a note which tells why GlusterFS's word is not enough */
    record Read(List<EventType> types, Set<String> doubtful) {}

    static Read read(List<String> lines, Origin origin) {
        CatalogueText text = new CatalogueText(origin);
        for (String line : lines) {
            text.line(line);
        }
        return new Read(List.copyOf(text.types), Set.copyOf(text.doubtful));
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("= ")) {
            Attribute attribute = attribute(line);
            usual.put(attribute.name(), attribute);
        } else if (line.startsWith("  - ")) {
            amend(List.of(attribute(line)), List.of());
        } else if (line.startsWith("  ! ")) {
            amend(List.of(), List.of(line.substring(4)));
        } else if (line.startsWith("  ? ")) {
            amend(List.of(), List.of(line.substring(4)));
            doubtful.add(types.getLast().name());
        } else if (line.startsWith("  ")) {
            mean(line.strip());
        } else {
            head(line);
        }
    }

    private void head(String line) {
        Matcher head = match(HEAD, line);
        OptionalInt number =
                head.group(1).equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(head.group(1)));
        Severity severity = Severity.valueOf(head.group(4));
        types.add(new EventType(head.group(2), number, head.group(3), severity, origin, "", List.of(), List.of()));
    }

    private void mean(String meaning) {
        EventType type = types.removeLast();
        add(type, meaning, type.attributes(), type.notes());
    }

    private void amend(List<Attribute> attributes, List<String> notes) {
        EventType type = types.removeLast();
        List<Attribute> allAttributes = new ArrayList<>(type.attributes());
        allAttributes.addAll(attributes);
        List<String> allNotes = new ArrayList<>(type.notes());
        allNotes.addAll(notes);
        add(type, type.meaning(), allAttributes, allNotes);
    }

    private void add(EventType type, String meaning, List<Attribute> attributes, List<String> notes) {
        types.add(new EventType(
                type.name(), type.number(), type.category(), type.severity(), origin, meaning, attributes, notes));
    }

    private Attribute attribute(String line) {
        Matcher parts = match(ATTRIBUTE, line);
        String name = parts.group(1);
        Attribute other = usual.getOrDefault(name, new Attribute(name, Kind.TEXT, "", List.of()));
        Kind kind = parts.group(2) == null ? other.kind() : Kind.valueOf(parts.group(2));
        String meaning = parts.group(4) == null ? other.meaning() : parts.group(4);
        List<String> wireNames = parts.group(3) == null
                ? List.of()
                : WIRE_NAME
                        .matcher(parts.group(3))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .toList();
        return new Attribute(name, kind, meaning, wireNames);
    }

    private static Matcher match(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a line of a catalogue: " + line);
        }
        return matcher;
    }
}
