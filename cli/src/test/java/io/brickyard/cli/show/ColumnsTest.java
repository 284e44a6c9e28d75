package io.brickyard.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final Look UNICODE = new Look(false, true, 80);
    private static final Look ASCII = new Look(false, false, 80);

    @Test
    void eastAsianLettersTakeTwoColumnsAndCombiningMarksNone() {
        assertThat(Columns.width("abc")).isEqualTo(3);
        assertThat(Columns.width("漢字")).isEqualTo(4);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void cuttingNeverSplitsACharacterNorExceedsTheRoom() {
        assertThat(Columns.cut("漢字漢字", 4, UNICODE)).isEqualTo("漢…");
        assertThat(Columns.cut("abcdefgh", 5, ASCII)).isEqualTo("ab...");
        assertThat(Columns.cutMiddle("pvc-1234-5678", 9, UNICODE)).isEqualTo("pvc-…5678");
        assertThat(Columns.cutMiddle("😀😀😀😀", 5, UNICODE)).isEqualTo("😀…😀");
    }

    @Test
    void controlCharactersAndDirectionMarksAreNotShown() {
        assertThat(Columns.printable("a\u001b[31mb\u202ec\u009bd", UNICODE)).isEqualTo("a?[31mb?c?d");
        assertThat(Columns.printable("é…", ASCII)).isEqualTo("?...");
        assertThat(Columns.printable("é…", UNICODE)).isEqualTo("é…");
    }

    @Test
    void wrappingKeepsWordsAndBreaksOnlyThoseTooLong() {
        assertThat(Columns.wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(Columns.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(Columns.wrap("", 4)).containsExactly("");
    }
}
