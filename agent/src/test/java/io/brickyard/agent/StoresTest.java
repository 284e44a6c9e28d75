package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.agent.config.Configuration;
import io.brickyard.agent.intake.IntakeCounts;
import io.brickyard.agent.journal.JournalFailure;
import io.brickyard.agent.recording.Losses;
import io.brickyard.events.Catalogue;
import io.brickyard.events.OwnEvents;
import io.brickyard.pool.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {

    private static final NodeId NODE = NodeId.parse("00000000-0000-4000-8000-00000000000a");

    @TempDir
    Path folder;

    /** So who waits for room, or is started again, finds the journal free. */
    @Test
    void whatCannotBeOpenedLeavesNothingOpen() throws Exception {
        Path obstacle = Files.writeString(folder.resolve("delivery"), "a file in the place of the folder");
        Path file = Files.writeString(folder.resolve("agent.yaml"), "node: {state: " + folder + "}\n");
        Configuration configuration = Configuration.read(file, true);

        assertThatThrownBy(() -> open(configuration))
                .isInstanceOfSatisfying(JournalFailure.class, failure -> assertThat(failure.diskFull())
                        .isFalse());
        Files.delete(obstacle);
        Stores stores = open(configuration);
        stores.deliveries().close();
        stores.journal().close();
    }

    private Stores open(Configuration configuration) {
        Sayings sayings = new Sayings(
                new OwnEvents(Catalogue.load(), NODE),
                new Losses(() -> new IntakeCounts(0, 0, 0, 0, 0, 0)),
                new PoolFiles(folder),
                Clock.systemUTC());
        return Stores.open(NODE, configuration, sayings, Clock.systemUTC());
    }
}
