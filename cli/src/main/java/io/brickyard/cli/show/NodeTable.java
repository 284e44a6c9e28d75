package io.brickyard.cli.show;

import io.brickyard.cli.show.Table.Cell;
import io.brickyard.cli.show.Table.Column;
import io.brickyard.cli.show.Table.Give;
import io.brickyard.pool.NodeId;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.List;

/** The nodes of a pool: state, which peers believe to be connected to it, and how the state is known. */
final class NodeTable {

    private static final int FOLDS_ABOVE = 6;
    private static final int NAMES_SHOWN = 3;

    private final Survey survey;
    private final Roster roster;

    NodeTable(Survey survey, Roster roster) {
        this.survey = survey;
        this.roster = roster;
    }

    /** All nodes, a line each. */
    void print(Page page) {
        Table table = table(page.look());
        for (NodeReport report : survey.nodes()) {
            row(report, table, page.look());
        }
        if (!table.isEmpty()) {
            table.print(page, 0);
        }
    }

    /** A small pool's nodes; of a large pool only those that are not up, at most so many, and how many others there are. */
    void printFolded(Page page, int most) {
        if (survey.nodes().size() <= FOLDS_ABOVE) {
            print(page);
            return;
        }
        Table table = table(page.look());
        int[] hidden = new int[NodeState.values().length];
        int listed = 0;
        for (NodeReport report : survey.nodes()) {
            if (report.state() != NodeState.UP && listed < most) {
                row(report, table, page.look());
                listed++;
            } else {
                hidden[report.state().ordinal()]++;
            }
        }
        if (!table.isEmpty()) {
            table.print(page, 0);
        }
        for (NodeState state : NodeState.values()) {
            int count = hidden[state.ordinal()];
            if (count > 0) {
                String more = listed > 0 && state != NodeState.UP ? " more " : " ";
                String nodes = count == 1 ? "node " : "nodes ";
                page.add(Sign.of(state))
                        .fit(Sign.of(state).tone(), count + more + nodes + state)
                        .end();
            }
        }
    }

    private static Table table(Look look) {
        return new Table(
                look,
                List.of(
                        Column.left("NODE", Give.MIDDLE),
                        Column.left("STATE", Give.NEVER),
                        Column.left("SEEN BY", Give.END),
                        Column.left("HOW KNOWN", Give.END)));
    }

    private void row(NodeReport report, Table table, Look look) {
        Cell evidence = report.state() != NodeState.UP
                ? Cell.of(report.evidence())
                : report.asker() ? Cell.faint("asked from here") : Cell.EMPTY;
        table.row(List.of(
                Cell.of(report.node().name().value()),
                Cell.of(Sign.of(report.state()), report.state().name(), look),
                Cell.faint(seenBy(report)),
                evidence));
    }

    /** The peers that say they are connected to the node: their names if they are few, else their number. */
    private String seenBy(NodeReport report) {
        List<NodeId> seers = report.seenBy();
        if (roster.members() < 2) {
            return "";
        }
        if (seers.isEmpty()) {
            return "nobody";
        }
        if (roster.members() > NAMES_SHOWN + 1) {
            return seers.size() + " of " + Figures.count(roster.members() - 1L, "peer");
        }
        StringBuilder names = new StringBuilder();
        for (NodeId seer : seers) {
            names.append(names.isEmpty() ? "" : " ").append(roster.name(seer));
        }
        return names.toString();
    }
}
