package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;

/** A list or a mapping whose end was not yet read. */
abstract sealed class Branch {

    private final CollectionStartEvent event;
    final Place place;
    private int values = 1;
    private int depth = 1;

    private Branch(CollectionStartEvent event, Place place) {
        this.event = event;
        this.place = place;
    }

    CollectionStartEvent event() {
        return event;
    }

    /** @param at where it stands; for an alias, that is not where its value does */
    final void add(YamlReader.Grown grown, Place at) {
        values = Math.addExact(values, grown.values());
        depth = Math.max(depth, grown.depth() + 1);
        append(grown.tree(), at);
    }

    final YamlReader.Grown grown() {
        return new YamlReader.Grown(tree(), values, depth);
    }

    abstract void append(Tree tree, Place at);

    abstract Tree tree();

    static final class OfItems extends Branch {

        private final List<Tree> items = new ArrayList<>();

        OfItems(CollectionStartEvent event, Place place) {
            super(event, place);
        }

        @Override
        void append(Tree tree, Place at) {
            items.add(tree);
        }

        @Override
        Tree tree() {
            return new Tree.Items(place, items);
        }
    }

    static final class OfFields extends Branch {

        private final Map<String, Tree.Field> fields = new LinkedHashMap<>();
        private final Complaints complaints;
        private boolean valueComes;
        private Optional<Tree.Text> key = Optional.empty();

        OfFields(CollectionStartEvent event, Place place, Complaints complaints) {
            super(event, place);
            this.complaints = complaints;
        }

        @Override
        void append(Tree tree, Place at) {
            if (!valueComes) {
                key = Optional.of(tree).filter(Tree.Text.class::isInstance).map(Tree.Text.class::cast);
                if (key.isEmpty()) {
                    complaints.add(at, "this is no key", "a key is a word, as in 'name: value'");
                }
            } else if (key.isPresent()) {
                put(key.get(), tree);
            }
            valueComes = !valueComes;
        }

        private void put(Tree.Text name, Tree tree) {
            Tree.Field before = fields.putIfAbsent(name.value(), new Tree.Field(name.place(), tree));
            if (before != null) {
                complaints.add(
                        name.place(),
                        quoted(name.value()) + " is there twice, the first time in line "
                                + before.place().line(),
                        "each key once");
            }
        }

        @Override
        Tree tree() {
            return new Tree.Fields(place, fields);
        }
    }
}
