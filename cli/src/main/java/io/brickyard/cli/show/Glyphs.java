package io.brickyard.cli.show;

/**
 * The characters beyond letters that the views draw with, once for terminals that know Unicode and once for the others.
 *
 * @param ellipsis stands for what was cut off; one column in Unicode
 * @param branch of a tree, for every child but the last
 * @param corner of a tree, for the last child
 * @param trunk below a branch
 * @param gap below a corner
 */
record Glyphs(String ellipsis, String times, String atLeast, String branch, String corner, String trunk, String gap) {

    static final Glyphs UNICODE = new Glyphs("…", "×", "≥", "├─ ", "└─ ", "│  ", "   ");
    static final Glyphs ASCII = new Glyphs("...", "x", ">=", "|- ", "`- ", "|  ", "   ");
}
