package io.brickyard.cli.eventsapi;

import io.brickyard.eventsd.NodeRow;
import io.brickyard.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A row for each node: as a table, or as JSON. */
record NodeReport(String column, List<NodeRow> rows) {

    NodeReport {
        rows = List.copyOf(rows);
    }

    String table() {
        TextTable table = new TextTable(true, "NODE", "NODE STATUS", column + " STATUS");
        for (NodeRow row : rows) {
            table.row(row.host(), row.up() ? "UP" : "DOWN", row.ok() ? "OK" : "NOT OK: " + row.error());
        }
        return table.text();
    }

    /** @param detailed whether the answers stand in it too, which the original leaves out */
    Json json(boolean detailed) {
        String key = column.toLowerCase(Locale.ROOT) + "_status";
        List<Json> items = new ArrayList<>();
        for (NodeRow row : rows) {
            Json.Members item = Json.Members.NONE
                    .with("node", row.host())
                    .with("node_status", row.up() ? "UP" : "DOWN")
                    .with(key, row.ok() ? "OK" : "NOT OK")
                    .with("error", row.error());
            items.add(detailed && row.up() ? item.with("detail", row.output()) : item);
        }
        return new Json.Items(items);
    }
}
