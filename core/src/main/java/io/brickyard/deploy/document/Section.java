package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A part of a document, from which values are asked one by one. Nothing is bound to types by itself. What has the wrong shape is
 * complained of and then as if it were not there.
 */
final class Section {

    private final Tree.Fields fields;
    private final Form form;
    private final Complaints complaints;

    private Section(Tree.Fields fields, Form form, Complaints complaints) {
        this.fields = fields;
        this.form = form;
        this.complaints = complaints;
    }

    /** Of a tree that should have keys and values; empty, and complained of, when it has not. */
    static Optional<Section> of(Tree tree, Form form, Complaints complaints) {
        if (!(tree instanceof Tree.Fields fields)) {
            complaints.add(
                    tree.place(),
                    form.title() + " is " + shape(tree),
                    "keys and values: " + String.join(", ", form.keys()));
            return Optional.empty();
        }
        fields.fields().forEach((key, field) -> known(key, field, form, complaints));
        return Optional.of(new Section(fields, form, complaints));
    }

    private static void known(String key, Tree.Field field, Form form, Complaints complaints) {
        if (!form.keys().contains(key)) {
            complaints.add(
                    field.place(),
                    form.title() + " has no key " + quoted(key),
                    Nearest.to(key, form.keys())
                            .map(near -> "is " + near + " meant?")
                            .orElseGet(() -> "known are " + String.join(", ", form.keys())));
        }
    }

    static String shape(Tree tree) {
        return switch (tree) {
            case Tree.Text text -> "the single value " + quoted(text.value());
            case Tree.Nothing _ -> "empty";
            case Tree.Items _ -> "a list";
            case Tree.Fields _ -> "a mapping";
        };
    }

    Complaints complaints() {
        return complaints;
    }

    Place place() {
        return fields.place();
    }

    boolean has(String key) {
        return fields.fields().containsKey(key);
    }

    /** Where the key stands, or the whole part when it is not there. */
    Place place(String key) {
        Tree.Field field = fields.fields().get(key);
        return field == null ? place() : field.place();
    }

    /** A value of whatever shape. One that is empty is complained of: it may be what somebody forgot to write. */
    Optional<Tree> tree(String key) {
        if (!form.keys().contains(key)) {
            throw new IllegalArgumentException(form + " has no " + key);
        }
        Tree.Field field = fields.fields().get(key);
        if (field == null) {
            return Optional.empty();
        }
        if (field.value() instanceof Tree.Nothing) {
            complaints.add(field.place(), key + " has no value", "a value, or no " + key);
            return Optional.empty();
        }
        return Optional.of(field.value());
    }

    Optional<Tree.Text> text(String key) {
        return tree(key).flatMap(tree -> text(key, tree));
    }

    private Optional<Tree.Text> text(String title, Tree tree) {
        if (tree instanceof Tree.Text text) {
            return Optional.of(text);
        }
        complaints.add(tree.place(), title + " is " + shape(tree), "a single value");
        return Optional.empty();
    }

    /** @param right what would be right, for a person */
    OptionalInt number(String key, int least, int most, String right) {
        Optional<Tree.Text> text = text(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        String value = text.get().value();
        // Nine digits at most, so that parsing cannot fail.
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        complaints.add(text.get().place(), key + " is " + quoted(value), right);
        return OptionalInt.empty();
    }

    boolean flag(String key, boolean otherwise) {
        Optional<Tree.Text> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        return switch (text.get().value()) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                complaints.add(
                        text.get().place(), key + " is " + quoted(text.get().value()), "true or false");
                yield otherwise;
            }
        };
    }

    /** One of some words; complained of and empty when it is another. */
    Optional<Tree.Text> word(String key, List<String> words) {
        Optional<Tree.Text> text = text(key);
        Optional<Tree.Text> known = text.filter(found -> words.contains(found.value()));
        if (text.isPresent() && known.isEmpty()) {
            String value = text.get().value();
            complaints.add(
                    text.get().place(),
                    key + " is " + quoted(value),
                    Nearest.to(value, words)
                            .map(near -> "is " + near + " meant?")
                            .orElse(String.join(" or ", words)));
        }
        return known;
    }

    /** The items of a list; empty when the key is not there. */
    Optional<List<Tree>> items(String key, String right) {
        Optional<Tree> tree = tree(key);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        if (tree.get() instanceof Tree.Items items) {
            return Optional.of(items.items());
        }
        complaints.add(tree.get().place(), key + " is " + shape(tree.get()), right);
        return Optional.empty();
    }

    Optional<Section> section(String key, Form inner) {
        return tree(key).flatMap(tree -> of(tree, inner, complaints));
    }

    /** The fields of a mapping whose keys are the document's own, in its order. */
    Map<String, Tree.Field> map(String key, String right) {
        Optional<Tree> tree = tree(key);
        if (tree.isEmpty()) {
            return Map.of();
        }
        if (tree.get() instanceof Tree.Fields found) {
            return found.fields();
        }
        complaints.add(tree.get().place(), key + " is " + shape(tree.get()), right);
        return Map.of();
    }

    /** As {@link #map}, of single values. */
    Map<String, Entry> texts(String key, String right) {
        Map<String, Entry> texts = new LinkedHashMap<>();
        map(key, right).forEach((name, field) -> {
            if (field.value() instanceof Tree.Nothing) {
                complaints.add(field.place(), quoted(name) + " has no value", "a value, or no such key");
            } else {
                text(quoted(name), field.value()).ifPresent(text -> texts.put(name, new Entry(field.place(), text)));
            }
        });
        return texts;
    }

    /** @param place of the key */
    record Entry(Place place, Tree.Text value) {}
}
