package io.brickyard.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML document, from which values are asked one by one. Nothing is bound to types by itself. Whatever is wrong
 * is collected with its line, so that a person hears of all of it at once; a key for which nobody asked is wrong.
 */
final class Section {

    private static final int LONGEST = 256 * 1024;

    private final String path;
    private final String file;
    private final List<String> problems;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Section> inner = new ArrayList<>();

    private Section(String path, String file, List<String> problems) {
        this.path = path;
        this.file = file;
        this.problems = problems;
    }

    static Section document(String text, String file) {
        Section document = new Section("", file, new ArrayList<>());
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LONGEST)
                .setMaxAliasesForCollections(10)
                .build();
        try {
            new Compose(settings).composeString(text).ifPresent(document::fill);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            document.problems.add(file + line + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            document.problems.add(file + ": " + e.getMessage());
        }
        return document;
    }

    private void fill(Node node) {
        if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    if (entries.put(key.getValue(), entry) != null) {
                        problem(key, name(key.getValue()) + " is there twice");
                    }
                } else {
                    problem(entry.getKeyNode(), "a key is plain text");
                }
            }
        } else if (!(node instanceof ScalarNode scalar && scalar.getValue().isEmpty())) {
            problem(node, (path.isEmpty() ? "the document" : path) + " has keys and values");
        }
    }

    Section section(String key) {
        asked.add(key);
        Section section = new Section(name(key), file, problems);
        inner.add(section);
        NodeTuple entry = entries.get(key);
        if (entry != null) {
            section.fill(entry.getValueNode());
        }
        return section;
    }

    /** @param reading throws an IllegalArgumentException that says what is wrong with the text */
    <T> T value(String key, T otherwise, Function<String, T> reading) {
        asked.add(key);
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            return otherwise;
        }
        return scalar(key, entry.getValueNode(), reading).orElse(otherwise);
    }

    <T> List<T> values(String key, List<T> otherwise, Function<String, T> reading) {
        asked.add(key);
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            return otherwise;
        }
        if (!(entry.getValueNode() instanceof SequenceNode sequence)) {
            problem(entry.getValueNode(), name(key) + " is a list");
            return otherwise;
        }
        List<T> values = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            scalar(key, node, reading).ifPresent(values::add);
        }
        return values;
    }

    private <T> Optional<T> scalar(String key, Node node, Function<String, T> reading) {
        if (!(node instanceof ScalarNode scalar)) {
            problem(node, name(key) + " is a single value");
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            problem(node, name(key) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** To be called on the document when everything was asked for. */
    void end() {
        complainOfUnknown();
        if (!problems.isEmpty()) {
            throw new ConfigurationError(problems);
        }
    }

    private void complainOfUnknown() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                String likely = Spelling.closest(key, asked)
                        .map(near -> "; is " + name(near) + " meant?")
                        .orElse("; known are " + String.join(", ", asked));
                problem(entry.getKeyNode(), "unknown key " + name(key) + likely);
            }
        });
        inner.forEach(Section::complainOfUnknown);
    }

    private void problem(Node where, String text) {
        String line =
                where.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
        problems.add(file + line + ": " + text);
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
