package io.brickyard.cli.show;

/** Text under construction, line by line: knows its look and in which column and line it is. */
final class Page {

    private static final String ESCAPE = "\u001b[";

    private final Look look;
    private final StringBuilder out = new StringBuilder(4096);
    private int column;
    private int lines;

    Page(Look look) {
        this.look = look;
    }

    Look look() {
        return look;
    }

    /** How many lines are complete. */
    int lines() {
        return lines;
    }

    /** How many columns are left on this line. */
    int left() {
        return look.width() - column;
    }

    int column() {
        return column;
    }

    Page add(String text) {
        return add(Tone.PLAIN, text);
    }

    /** Adds the text as it is, however long. */
    Page add(Tone tone, String text) {
        String shown = Columns.printable(text, look);
        boolean coloured = look.colour() && tone != Tone.PLAIN && !shown.isEmpty();
        if (coloured) {
            out.append(ESCAPE).append(tone.code()).append('m');
        }
        out.append(shown);
        if (coloured) {
            out.append(ESCAPE).append("0m");
        }
        column += Columns.width(shown);
        return this;
    }

    /** Adds as much of the text as the line has room for. */
    Page fit(Tone tone, String text) {
        String shown = Columns.printable(text, look);
        return add(tone, Columns.cut(shown, left(), look));
    }

    /** Adds a state's symbol and a space. */
    Page add(Sign sign) {
        return add(sign.tone(), sign.symbol(look)).add(" ");
    }

    /** Adds spaces up to that column; none if the line is already there. */
    Page to(int wanted) {
        while (column < wanted) {
            out.append(' ');
            column++;
        }
        return this;
    }

    /** Ends the line. */
    Page end() {
        int last = out.length();
        while (last > 0 && out.charAt(last - 1) == ' ') {
            last--;
        }
        out.setLength(last);
        out.append('\n');
        column = 0;
        lines++;
        return this;
    }

    /** Adds the text over as many lines as it needs, all of them beginning in the present column. */
    Page wrapped(Tone tone, String text) {
        int indent = column;
        String separator = "";
        for (String line : Columns.wrap(Columns.printable(text, look), Math.max(20, look.width() - indent))) {
            if (!separator.isEmpty()) {
                end();
            }
            separator = "\n";
            to(indent).add(tone, line);
        }
        return end();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
