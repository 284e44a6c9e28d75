package io.brickyard.agent.journal;

import static io.brickyard.agent.journal.Samples.FORMS;
import static io.brickyard.agent.journal.Samples.NODE;
import static io.brickyard.agent.journal.Samples.NOW;
import static io.brickyard.agent.journal.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.journal.Journal.Query;
import io.brickyard.events.Event;
import io.brickyard.events.Severity;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.EventFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {

    @TempDir
    Path folder;

    private SqliteJournal journal;

    @BeforeEach
    void openJournal() {
        journal = SqliteJournal.open(folder, NODE, Retention.USUAL, Clock.systemUTC(), FORMS);
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    @Test
    void newestFirstInPages() {
        manyEvents(100);
        assertThat(found(query(EventFilter.ALL, 0, 3))).containsExactly(99L, 98L, 97L);
        assertThat(found(query(EventFilter.ALL, 3, 2))).containsExactly(96L, 95L);
        assertThat(found(query(EventFilter.ALL, 99, 5))).containsExactly(0L);
    }

    @Test
    void theTimeIsThatOfReceiptFromInclusiveToExclusive() {
        manyEvents(5000);
        assertThat(found(between(NOW.plusSeconds(1000), NOW.plusSeconds(1003), EventFilter.ALL)))
                .containsExactly(1002L, 1001L, 1000L);
        assertThat(found(between(NOW.plusSeconds(9000), NOW.plusSeconds(9003), EventFilter.ALL)))
                .isEmpty();
    }

    @Test
    void whatWasReceivedAfterTheClockWasSetBackIsFoundByItsTime() {
        manyEvents(3000);
        journal.append(List.of(event("A", 7777, NOW.plusSeconds(10)), event("A", 7778, NOW.plusSeconds(9999))));
        assertThat(found(between(NOW.plusSeconds(10), NOW.plusSeconds(11), EventFilter.ALL)))
                .containsExactly(7777L, 10L);
    }

    @Test
    void namesMayHaveWildcardsAndOddCharacters() {
        journal.append(List.of(
                event("VOLUME_START", Severity.INFO, "demo", 1, NOW, NODE),
                event("VOLUME_STOP", Severity.WARNING, "de[m]o", 2, NOW, NODE),
                event("PEER_ATTACH", Severity.ERROR, "x'y%", 3, NOW, NODE)));
        assertThat(found(filter(List.of("VOLUME_*"), Severity.INFO, List.of()))).containsExactly(2L, 1L);
        assertThat(found(filter(List.of("PEER_ATTACH", "VOLUME_STAR?"), Severity.INFO, List.of())))
                .containsExactly(3L, 1L);
        assertThat(found(filter(List.of("volume_*"), Severity.INFO, List.of()))).containsExactly(2L, 1L);
        assertThat(found(filter(List.of(), Severity.INFO, List.of("DEMO")))).isEmpty();
        assertThat(found(filter(List.of("NOTHING*"), Severity.INFO, List.of()))).isEmpty();
        assertThat(found(filter(List.of(), Severity.WARNING, List.of()))).containsExactly(3L, 2L);
        assertThat(found(filter(List.of(), Severity.INFO, List.of("de[m]*")))).containsExactly(2L);
        assertThat(found(filter(List.of(), Severity.INFO, List.of("x'y%")))).containsExactly(3L);
        EventFilter onNodes = new EventFilter(List.of(), List.of("volume"), Severity.INFO, List.of(), List.of("node?"));
        assertThat(found(query(onNodes, 0, 10))).hasSize(3);
        EventFilter elsewhere = new EventFilter(List.of(), List.of("peer"), Severity.INFO, List.of(), List.of());
        assertThat(found(query(elsewhere, 0, 10))).isEmpty();
    }

    @Test
    void whatSeveralNodesReportIsToldOnce() {
        List<NodeId> nodes = List.of(NODE, new NodeId(new UUID(5, 5)), new NodeId(new UUID(6, 6)));
        List<Event> events = new ArrayList<>();
        for (long fact = 0; fact < 4; fact++) {
            for (NodeId node : nodes) {
                events.add(event("A", Severity.INFO, "demo", fact, NOW.plusSeconds(fact), node));
            }
        }
        // The same again, much later; and one node twice.
        events.add(event("A", Severity.INFO, "demo", 0, NOW.plusSeconds(600), NODE));
        events.add(event("A", Severity.INFO, "demo", 0, NOW.plusSeconds(601), NODE));
        journal.append(events);
        List<Entry> folded = journal.find(new Query(Optional.empty(), Optional.empty(), EventFilter.ALL, true, 0, 10));
        assertThat(folded).extracting(Samples::marker).containsExactly(0L, 0L, 3L, 2L, 1L, 0L);
        assertThat(folded).extracting(Entry::reports).containsExactly(1, 1, 3, 3, 3, 3);
        List<Entry> page = journal.find(new Query(Optional.empty(), Optional.empty(), EventFilter.ALL, true, 2, 2));
        assertThat(page).extracting(Samples::marker).containsExactly(3L, 2L);
        assertThat(page).extracting(Entry::reports).containsExactly(3, 3);
    }

    @Test
    void aTimeOrATypeOrAVolumeNeverLeadsThroughTheWholeTableNorASorting() throws SQLException {
        manyEvents(3000);
        try (Connection connection = Database.connect(folder.resolve(Database.FILE), true)) {
            List<List<String>> ofTypes = List.of(List.of(), List.of("A"), List.of("A", "B", "C"));
            for (List<String> types : ofTypes) {
                for (List<String> volumes : List.of(List.<String>of(), List.of("demo1"), List.of("demo*"))) {
                    EventFilter filter = new EventFilter(types, List.of(), Severity.WARNING, volumes, List.of());
                    Search search = new Search(connection, between(NOW.plusSeconds(5), NOW.plusSeconds(9), filter));
                    String sql = search.sql(search.range().orElseThrow(), types);
                    assertThat(plan(connection, sql))
                            .as(sql)
                            .doesNotContain("SCAN")
                            .doesNotContain("TEMP B-TREE")
                            .contains(
                                    types.isEmpty()
                                            ? volumes.equals(List.of("demo1")) ? "by_volume" : "INTEGER PRIMARY KEY"
                                            : "INDEX by_");
                }
            }
        }
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (result.next()) {
                plan.append(result.getString("detail")).append('\n');
            }
        }
        return plan.toString();
    }

    private void manyEvents(int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event("T" + i % 5, i, NOW.plusSeconds(i)));
        }
        journal.append(events);
    }

    private List<Long> found(Query query) {
        return journal.find(query).stream().map(Samples::marker).toList();
    }

    private static Query between(Instant since, Instant until, EventFilter filter) {
        return new Query(Optional.of(since), Optional.of(until), filter, false, 0, 50);
    }

    private static Query query(EventFilter filter, int offset, int most) {
        return new Query(Optional.empty(), Optional.empty(), filter, false, offset, most);
    }

    private static Query filter(List<String> types, Severity atLeast, List<String> volumes) {
        return query(new EventFilter(types, List.of(), atLeast, volumes, List.of()), 0, 10);
    }
}
