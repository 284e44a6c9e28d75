package io.brickyard.lab.truth;

import java.util.ArrayList;
import java.util.List;

/** Collects and prints what was reported beside what was experienced; a row for each fault, a column for each volume. */
final class TruthTable {

    private record Cell(String volume, String reported, Experience experience, boolean right) {}

    private record Row(String fault, List<Cell> cells) {}

    private final List<Row> rows = new ArrayList<>();

    void row(String fault, List<MountedVolume> volumes, List<Experience> experiences, Reported reported) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < volumes.size(); i++) {
            String name = volumes.get(i).name();
            Experience experience = experiences.get(i);
            String state = reported.states().getOrDefault(name, "(absent)");
            boolean conflictTold = reported.hasFinding("SPLIT_BRAIN", "volume/" + name);
            boolean right = experience.equalsState(state) && conflictTold == experience.conflict();
            cells.add(new Cell(name, state + (conflictTold ? "+SB" : ""), experience, right));
        }
        rows.add(new Row(fault, cells));
    }

    /** What is wrong, a line for each cell. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            for (Cell cell : row.cells()) {
                if (!cell.right()) {
                    wrong.add(row.fault() + ", volume " + cell.volume() + ": reported " + cell.reported()
                            + ", experienced " + cell.experience());
                }
            }
        }
        return wrong;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\nreported state, as a client experienced it ('!' = not)\n\n");
        text.append(padded("fault", 38));
        rows.getFirst().cells().forEach(cell -> text.append(padded(cell.volume(), 14)));
        text.append('\n');
        for (Row row : rows) {
            text.append(padded(row.fault(), 38));
            for (Cell cell : row.cells()) {
                String shown = cell.reported().replace("ONLINE_", "");
                text.append(padded(cell.right() ? shown : "!" + shown, 14));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
