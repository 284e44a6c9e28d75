package io.brickyard.cli.show;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in aligned columns that fit the width of the look.
 *
 * <p>A column in which no row has anything is left out. If the rest is too wide, columns that may be dropped go first,
 * the last one first; then the widest of the columns that may shrink loses width until all fits. If even that is not
 * enough, those that would lose their end go too, and at last every column gives. Names lose their middle, everything
 * else its end.
 */
final class Table {

    private static final int SPACING = 2;
    private static final int LEAST = 6;

    /** How a column behaves when there is too little room. */
    enum Give {
        NEVER,
        MIDDLE,
        END,
        DROP
    }

    /**
     * @param title its heading
     * @param right whether it is aligned to the right
     */
    record Column(String title, boolean right, Give give) {
        static Column left(String title, Give give) {
            return new Column(title, false, give);
        }

        static Column right(String title, Give give) {
            return new Column(title, true, give);
        }
    }

    record Cell(Tone tone, String text) {
        static final Cell EMPTY = new Cell(Tone.PLAIN, "");

        static Cell of(String text) {
            return new Cell(Tone.PLAIN, text);
        }

        static Cell faint(String text) {
            return new Cell(Tone.FAINT, text);
        }

        static Cell of(Sign sign, String words, Look look) {
            return new Cell(sign.tone(), sign.symbol(look) + " " + words);
        }
    }

    private final Look look;
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(Look look, List<Column> columns) {
        this.look = look;
        this.columns = columns;
    }

    /** One cell for each column. */
    void row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        List<Cell> shown = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            shown.add(new Cell(cell.tone(), Columns.printable(cell.text(), look)));
        }
        rows.add(shown);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Page page, int indent) {
        int[] widths = widths();
        makeFit(widths, look.width() - indent);
        page.to(indent);
        for (int i = 0, column = indent; i < widths.length; i++) {
            if (widths[i] > 0) {
                String title = Columns.cut(columns.get(i).title(), widths[i], look);
                int start = columns.get(i).right() ? column + widths[i] - Columns.width(title) : column;
                page.to(start).add(Tone.FAINT, title);
                column += widths[i] + SPACING;
            }
        }
        page.end();
        for (List<Cell> row : rows) {
            print(row, widths, page, indent);
        }
    }

    private void print(List<Cell> row, int[] widths, Page page, int indent) {
        int column = indent;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                Cell cell = row.get(i);
                String text = columns.get(i).give() == Give.MIDDLE
                        ? Columns.cutMiddle(cell.text(), widths[i], look)
                        : Columns.cut(cell.text(), widths[i], look);
                int start = columns.get(i).right() ? column + widths[i] - Columns.width(text) : column;
                page.to(start).add(cell.tone(), text);
                column += widths[i] + SPACING;
            }
        }
        page.end();
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (List<Cell> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.width(row.get(i).text()));
            }
        }
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                widths[i] = Math.max(widths[i], columns.get(i).title().length());
            }
        }
        return widths;
    }

    private void makeFit(int[] widths, int room) {
        drop(Give.DROP, widths, room);
        int[] wanted = widths.clone();
        if (shrink(widths, room, false)) {
            return;
        }
        System.arraycopy(wanted, 0, widths, 0, widths.length);
        drop(Give.END, widths, room);
        if (!shrink(widths, room, false)) {
            shrink(widths, room, true);
        }
    }

    private void drop(Give give, int[] widths, int room) {
        for (int i = widths.length - 1; i >= 0 && total(widths) > room; i--) {
            if (columns.get(i).give() == give) {
                widths[i] = 0;
            }
        }
    }

    /**
     * @param any whether columns that never give must give after all
     * @return whether the columns fit now
     */
    private boolean shrink(int[] widths, int room, boolean any) {
        for (int excess = total(widths) - room; excess > 0; excess--) {
            int widest = widestThatMayShrink(widths, any);
            if (widest < 0) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private int widestThatMayShrink(int[] widths, boolean any) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            Give give = columns.get(i).give();
            boolean may = widths[i] > (any ? 1 : LEAST) && (any || give == Give.MIDDLE || give == Give.END);
            if (may && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private static int total(int[] widths) {
        int total = -SPACING;
        for (int width : widths) {
            total += width > 0 ? width + SPACING : 0;
        }
        return total;
    }
}
