package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one document of several: what a later one says is laid over what earlier ones say.
 *
 * <ul>
 *   <li>Mappings merge key by key; anything else is replaced as a whole, lists and {@code reach} included.
 *   <li>{@code nodes} and {@code volumes} merge by name. Each is a list of things that have a {@code name}, or a mapping from names to
 *       things; here they all become the latter.
 *   <li>An empty value ({@code null}) takes away what earlier files say. Where there is nothing to take away it stays, for the
 *       reader to judge.
 * </ul>
 *
 * <p>Each value keeps the place that it came from.
 */
final class Composition {

    private static final List<String> NAMED = List.of("nodes", "volumes");

    private final Complaints complaints;

    Composition(Complaints complaints) {
        this.complaints = complaints;
    }

    /** @param documents in the order in which they were given; at least one */
    Tree.Fields of(List<Tree.Fields> documents) {
        Tree.Fields whole = byName(documents.getFirst());
        refuseRemovals(whole);
        for (Tree.Fields next : documents.subList(1, documents.size())) {
            whole = laidOver(whole, byName(next), true);
        }
        return whole;
    }

    private Tree.Fields laidOver(Tree.Fields below, Tree.Fields above, boolean top) {
        Map<String, Tree.Field> merged = new LinkedHashMap<>(below.fields());
        above.fields().forEach((key, field) -> {
            Tree.Field before = merged.get(key);
            if (before == null) {
                merged.put(key, field);
                if (top && NAMED.contains(key)) {
                    refuseRemovals(key, field.value());
                }
            } else if (field.value() instanceof Tree.Nothing) {
                merged.remove(key);
            } else if (top && NAMED.contains(key)) {
                merged.put(key, new Tree.Field(before.place(), things(key, before.value(), field.value())));
            } else if (field.value() instanceof Tree.Fields inner
                    && before.value() instanceof Tree.Fields outer
                    && !key.equals("reach")) {
                merged.put(key, new Tree.Field(field.place(), laidOver(outer, inner, false)));
            } else {
                merged.put(key, field);
            }
        });
        return new Tree.Fields(below.place(), merged);
    }

    private Tree things(String key, Tree below, Tree above) {
        if (!(below instanceof Tree.Fields base) || !(above instanceof Tree.Fields over)) {
            return above;
        }
        over.fields().forEach((name, field) -> {
            if (field.value() instanceof Tree.Nothing && !base.fields().containsKey(name)) {
                nothingToRemove(key, name, field);
            }
        });
        Tree.Fields merged = laidOver(base, over, false);
        return new Tree.Fields(merged.place(), withoutNothing(merged.fields()));
    }

    private void refuseRemovals(Tree.Fields document) {
        for (String key : NAMED) {
            Optional.ofNullable(document.fields().get(key)).ifPresent(field -> refuseRemovals(key, field.value()));
        }
    }

    private void refuseRemovals(String key, Tree things) {
        if (things instanceof Tree.Fields fields) {
            fields.fields().forEach((name, field) -> {
                if (field.value() instanceof Tree.Nothing) {
                    nothingToRemove(key, name, field);
                }
            });
        }
    }

    private void nothingToRemove(String key, String name, Tree.Field field) {
        complaints.add(
                field.place(),
                "an empty value takes " + quoted(name) + " away, and no earlier file has it in " + key,
                "'" + name + ": {}' where there is nothing to say of it");
    }

    private static Map<String, Tree.Field> withoutNothing(Map<String, Tree.Field> fields) {
        Map<String, Tree.Field> left = new LinkedHashMap<>(fields);
        left.values().removeIf(field -> field.value() instanceof Tree.Nothing);
        return left;
    }

    private Tree.Fields byName(Tree.Fields document) {
        Map<String, Tree.Field> fields = new LinkedHashMap<>(document.fields());
        for (String key : NAMED) {
            Tree.Field field = fields.get(key);
            if (field != null && field.value() instanceof Tree.Items items) {
                fields.put(key, new Tree.Field(field.place(), byName(key, items)));
            }
        }
        return new Tree.Fields(document.place(), fields);
    }

    private Tree byName(String key, Tree.Items items) {
        Map<String, Tree.Field> named = new LinkedHashMap<>();
        for (Tree item : items.items()) {
            name(key, item).ifPresent(name -> {
                Tree thing = item instanceof Tree.Fields ? item : new Tree.Fields(item.place(), Map.of());
                Tree.Field before = named.putIfAbsent(name.value(), new Tree.Field(name.place(), thing));
                if (before != null) {
                    complaints.add(
                            name.place(),
                            quoted(name.value()) + " is in " + key + " twice, the first time in line "
                                    + before.place().line(),
                            "each name once");
                }
            });
        }
        return new Tree.Fields(items.place(), named);
    }

    private Optional<Tree.Text> name(String key, Tree item) {
        String one = key.substring(0, key.length() - 1);
        if (item instanceof Tree.Fields thing) {
            Tree.Field name = thing.fields().get("name");
            if (name != null && name.value() instanceof Tree.Text text) {
                return Optional.of(text);
            }
            complaints.add(
                    name == null ? thing.place() : name.value().place(),
                    "this " + one + " has no name",
                    "'name: ' and a single word");
            return Optional.empty();
        }
        if (item instanceof Tree.Text text && key.equals("nodes")) {
            return Optional.of(text);
        }
        complaints.add(
                item.place(), "this " + one + " is " + Section.shape(item), "keys and values, of which name is one");
        return Optional.empty();
    }
}
