package io.brickyard.glusterd.command;

import io.brickyard.glusterd.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An element of an answer: its own text, its attributes and its children in their order.
 *
 * <p>Readers ask for children by name, so unknown elements, another order and repetitions do no harm.
 */
final class XmlElement {
    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>(2);
    private String text = "";

    XmlElement(String name, Map<String, String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    /** The element's own text comes in pieces when children stand in between. */
    void addText(String piece) {
        String stripped = piece.strip();
        if (!stripped.isEmpty()) {
            text = text.isEmpty() ? stripped : text + " " + stripped;
        }
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    List<XmlElement> children() {
        return children;
    }

    List<XmlElement> children(String childName) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement child : children) {
            if (child.name.equals(childName)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first child of that name. */
    Optional<XmlElement> child(String childName) {
        for (XmlElement child : children) {
            if (child.name.equals(childName)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The grandchildren below the first child of a name: {@code bricks/brick}. */
    List<XmlElement> below(String childName, String grandchildName) {
        return child(childName).map(child -> child.children(grandchildName)).orElse(List.of());
    }

    /** The text of the first child of that name; empty where the child is missing, empty, or says {@code N/A}. */
    Optional<String> text(String childName) {
        return child(childName).map(XmlElement::text).filter(XmlElement::says);
    }

    private static boolean says(String value) {
        return !value.isEmpty() && !value.equals("N/A") && !value.equals("-");
    }

    /** A whole number that is not negative; empty where there is none. */
    OptionalLong number(String childName) {
        return WholeNumber.of(text(childName));
    }

    OptionalInt count(String childName) {
        return WholeNumber.countOf(text(childName));
    }

    boolean isOne(String childName) {
        return text(childName).filter("1"::equals).isPresent();
    }
}
