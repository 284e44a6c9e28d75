package io.brickyard.deploy.document;

/**
 * One thing that is wrong with a document.
 *
 * @param file the name of its source
 * @param line from 1
 * @param column in characters, from 1
 * @param what is wrong
 * @param right what would be right
 */
public record Problem(String file, int line, int column, String what, String right) {

    /** {@code file:line:column: what; right}, in one line. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + what + "; " + right;
    }
}
