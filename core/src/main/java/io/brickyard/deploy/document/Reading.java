package io.brickyard.deploy.document;

import java.util.List;

/** What came of reading a document. */
public sealed interface Reading {

    /** Nothing is wrong that can be known without asking a pool. */
    record Understood(PoolDocument document) implements Reading {}

    /**
     * Something is wrong.
     *
     * @param problems at least one, in the order of files, lines and columns
     */
    record Refused(List<Problem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("refused for no reason");
            }
        }
    }
}
