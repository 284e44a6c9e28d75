package io.brickyard.agent;

import io.brickyard.agent.config.Configuration;
import io.brickyard.agent.delivery.Deliveries;
import io.brickyard.agent.delivery.Surroundings;
import io.brickyard.agent.journal.EntryForms;
import io.brickyard.agent.journal.JournalFailure;
import io.brickyard.agent.journal.Retention;
import io.brickyard.agent.journal.SqliteJournal;
import io.brickyard.events.Event;
import io.brickyard.events.Fact;
import io.brickyard.events.NormalisedForm;
import io.brickyard.pool.NodeId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

/** What of an agent cannot begin without room on a disk: the journal, and where webhooks stand. Both are open, or none. */
record Stores(SqliteJournal journal, Deliveries deliveries) {

    /** Where the journal is. */
    static Path journalFolder(Configuration configuration) {
        return configuration.node().state().resolve("journal");
    }

    /** @throws JournalFailure when one of them cannot be opened; it may say that there is no room */
    static Stores open(NodeId node, Configuration configuration, Sayings sayings, Clock clock) {
        Retention retention = new Retention(
                configuration.journal().keepFor(),
                configuration.journal().keepAtMost().count());
        SqliteJournal journal = SqliteJournal.open(journalFolder(configuration), node, retention, clock, new Forms());
        try {
            Path folder = configuration.node().state().resolve("delivery");
            return new Stores(journal, new Deliveries(journal, folder, node, Surroundings.real(sayings)));
        } catch (UncheckedIOException failed) {
            journal.close();
            throw new JournalFailure(failed.getMessage() + ": " + failed.getCause(), noRoom(failed), failed);
        }
    }

    /** Java has no type of its own for ENOSPC and EDQUOT. */
    private static boolean noRoom(UncheckedIOException failed) {
        String text = String.valueOf(failed.getCause());
        return text.contains("No space left") || text.contains("quota exceeded");
    }

    private record Forms() implements EntryForms {
        @Override
        public String normalised(Event event, String id) {
            return NormalisedForm.json(event, id);
        }

        @Override
        public String fact(Event event) {
            return Fact.of(event).key();
        }
    }
}
