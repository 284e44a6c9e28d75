package io.brickyard.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "gv*, gv0, true",
        "*, x, true",
        "*, '', true",
        "'', '', true",
        "'', x, false",
        "?, '', false",
        "g?0, gv0, true",
        "g?0, g0, false",
        "*a*b, xaab, true",
        "*a*b, xaba, false",
        "a**b, ab, true",
        "*ab*ab, abxab, true",
        "*ab*ab, abx, false",
        "gv0, gv01, false",
        "gv0, GV0, false",
        "g[v]0, gv0, false",
        "g.0, gv0, false",
        "x?y, x\uD83D\uDE80y, true",
        "*?\uD83D\uDE80, \uD83D\uDE80\uD83D\uDE80, true"
    })
    void wholeNamesMatch(String pattern, String name, boolean matches) {
        assertThat(Glob.of(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "volume_*, VOLUME_START, true",
        "Volume_Start, vOLUME_sTART, true",
        "übung?, ÜBUNG1, true",
        "k, \u212A, true",
        "volume_*, BRICK_DISCONNECTED, false"
    })
    void caseIsDisregardedOnRequest(String pattern, String name, boolean matches) {
        assertThat(Glob.ofAnyCase(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "*a", "?*", "*a*?"})
    void aPatternOfManyStarsCostsNoMoreThanItsLengthTimesTheNames(String repeated) {
        String pattern = repeated.repeat(64) + "b";
        Counted name = new Counted("a".repeat(4096));

        assertThat(Glob.of(pattern).matches(name)).isFalse();
        assertThat(name.reads).isPositive().isLessThan(3L * pattern.length() * name.length());
    }

    @Test
    void aNameThatMatchesIsReadOnceOrTwice() {
        Counted name = new Counted("a".repeat(4096));

        assertThat(Glob.of("a*".repeat(64)).matches(name)).isTrue();
        assertThat(name.reads).isLessThan(3L * name.length());
    }

    /** Counts how often one of its letters is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }
}
