package io.brickyard.deploy.document;

import io.brickyard.plan.WantedPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes pool documents, {@code apiVersion: brickyard.io/v1}, {@code kind: Pool}. */
public final class PoolDocuments {

    private PoolDocuments() {}

    /**
     * Reads a document of one or several files. Whatever they hold, the answer is a reading: what is wrong comes back as problems, all
     * of them at once.
     *
     * @param sources later ones are laid over earlier ones; their names are all different; at least one
     */
    public static Reading read(List<Source> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("no document");
        }
        Complaints complaints = new Complaints(sources);
        List<Tree.Fields> trees = new ArrayList<>();
        for (Source source : sources) {
            int before = complaints.count();
            Optional<Tree> tree = YamlReader.read(source, complaints);
            if (tree.isPresent() && tree.get() instanceof Tree.Fields fields) {
                trees.add(fields);
            } else if (complaints.count() == before) {
                complaints.add(
                        tree.map(Tree::place).orElseGet(() -> new Place(source.name(), 1, 1)),
                        "the document is " + tree.map(Section::shape).orElse("empty"),
                        "keys and values, of which the first is apiVersion: " + PoolReader.API_VERSION);
            }
        }
        // A file that could not be read leaves gaps, and to complain of those would mislead.
        if (trees.size() < sources.size()) {
            return new Reading.Refused(complaints.sorted());
        }
        Optional<PoolDocument> document = new PoolReader(complaints).read(new Composition(complaints).of(trees));
        return document.isPresent() && complaints.none()
                ? new Reading.Understood(document.get())
                : new Reading.Refused(complaints.sorted());
    }

    /** The document of a pool, in YAML; read, it gives the same pool. */
    public static String write(WantedPool pool) {
        return new PoolWriter().write(pool);
    }

    /** The JSON schema (2020-12) of documents, for editors. */
    public static String schema() {
        return Tables.text("brickyard.pool-1.schema.json");
    }
}
