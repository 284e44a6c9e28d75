package io.brickyard.agent.journal;

import io.brickyard.agent.journal.Journal.Query;
import io.brickyard.events.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one entry of the reports of one fact by several nodes. Rows come newest first. A row joins a later one of the same
 * fact when it was received within {@link Fact#WINDOW} of it and its node has not reported the fact there yet: a node that reports
 * something twice means that it happened twice. The earliest report stands for all.
 */
final class Folding {

    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> byFact = new HashMap<>();
    private final int wanted;

    private Folding(int wanted) {
        this.wanted = wanted;
    }

    static List<Entry> page(ResultSet result, Query query) throws SQLException {
        Folding folding = new Folding(Math.addExact(query.offset(), query.most()));
        while (result.next()) {
            if (!folding.take(Rows.row(result))) {
                break;
            }
        }
        return folding.groups.stream()
                .skip(query.offset())
                .limit(query.most())
                .map(Group::entry)
                .sorted(Comparator.comparingLong(Entry::sequence).reversed())
                .toList();
    }

    /** Whether further rows may matter. */
    private boolean take(Row row) {
        @Nullable Group group = byFact.get(row.entry().fact());
        if (group != null && group.takes(row)) {
            return true;
        }
        if (groups.size() < wanted) {
            Group fresh = new Group(row);
            groups.add(fresh);
            byFact.put(row.entry().fact(), fresh);
            return true;
        }
        byFact.remove(row.entry().fact());
        return !groups.isEmpty() && within(row.entry().received(), groups.getLast().latest);
    }

    private static boolean within(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(Fact.WINDOW) <= 0;
    }

    private static final class Group {
        private final Instant latest;
        private final Set<String> reporters = new HashSet<>();
        private Entry earliest;

        Group(Row row) {
            latest = row.entry().received();
            earliest = row.entry();
            reporters.add(row.reporter());
        }

        boolean takes(Row row) {
            if (!within(row.entry().received(), latest) || !reporters.add(row.reporter())) {
                return false;
            }
            earliest = row.entry();
            return true;
        }

        Entry entry() {
            return earliest.reportedBy(reporters.size());
        }
    }
}
