package io.brickyard.cli.show;

/** What a piece of text says by its colour. A tone never says anything that the words do not say too. */
enum Tone {
    PLAIN(""),
    GOOD("32"),
    WARNING("33"),
    BAD("1;31"),
    FAINT("2"),
    STRONG("1"),
    TITLE("2;4");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** The parameters of the ANSI sequence that begins this tone; empty for none. */
    String code() {
        return code;
    }
}
