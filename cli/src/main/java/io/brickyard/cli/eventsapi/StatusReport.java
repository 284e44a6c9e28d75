package io.brickyard.cli.eventsapi;

import io.brickyard.eventsd.NodeCommands;
import io.brickyard.eventsd.NodeRow;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.json.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code gluster-eventsapi status}. OK means that the node's daemon runs and listens; the original says it of every node
 * that answers. Of a node with the original tools nobody can tell, as they take every daemon for dead: it stays OK, with a
 * remark on standard error.
 */
final class StatusReport {

    private final EventsNode node;
    private final PrintStream out;
    private final PrintStream err;

    StatusReport(EventsNode node, PrintStream out, PrintStream err) {
        this.node = node;
        this.out = out;
        this.err = err;
    }

    /** The exit code: 0 whatever the nodes say, 1 when they could not be asked. */
    int print(boolean json) {
        List<String> urls = node.contents().registrations().urls();
        if (!json) {
            out.print("Webhooks: " + (urls.isEmpty() ? "None" : "") + "\n");
            urls.forEach(url -> out.print(url + "\n"));
            out.print("\n");
        }
        String error = "";
        List<NodeRow> rows;
        try {
            rows = judged(node.pool().ask(List.of(NodeCommands.STATUS)));
        } catch (PoolWide.NotAsked failed) {
            error = failed.said();
            rows = judged(node.pool().aloneHere(List.of(NodeCommands.STATUS)));
        }
        NodeReport report = new NodeReport("GLUSTEREVENTSD", rows);
        if (json) {
            Json.Members output =
                    Json.Members.NONE.with("webhooks", Json.Items.of(urls)).with("data", report.json(false));
            out.print(Json.Members.NONE
                            .with("output", output)
                            .with("error", error)
                            .inPythonsWay() + "\n");
        } else {
            out.print(report.table());
            if (!error.isEmpty()) {
                err.print(error + "\n");
            }
        }
        return error.isEmpty() ? 0 : Refused.OTHER;
    }

    private List<NodeRow> judged(List<NodeRow> rows) {
        List<NodeRow> judged = new ArrayList<>();
        for (NodeRow row : rows) {
            judged.add(EventsNode.judged(row));
            if (row.ok() && row.version().isEmpty()) {
                err.print(row.host() + " has the original tools, which cannot tell whether their daemon runs\n");
            }
        }
        return judged;
    }
}
