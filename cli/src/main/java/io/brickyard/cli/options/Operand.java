package io.brickyard.cli.options;

/**
 * A word that stands on its own behind a verb.
 *
 * @param placeholder how help shows it, for example {@code CODE}
 * @param atLeast how many there must be
 * @param atMost how many there may be
 * @param words what completion offers
 * @param text what it means, one sentence without a full stop
 */
public record Operand(String placeholder, int atLeast, int atMost, Words words, String text) {

    /** For verbs that take no operand at all. */
    public static final Operand NONE = new Operand("", 0, 0, Words.ANY, "");

    /** For example {@code [CODE]} or {@code VERB...}. */
    public String synopsis() {
        String many = atMost > 1 && atMost > atLeast ? placeholder + "..." : placeholder;
        return atMost == 0 ? "" : atLeast == 0 ? "[" + many + "]" : many;
    }
}
