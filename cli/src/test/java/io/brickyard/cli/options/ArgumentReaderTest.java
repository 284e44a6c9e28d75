package io.brickyard.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ArgumentReaderTest {

    private static final Option NAME =
            Option.with("name", "NAME", "a name").orShort('n').repeated();
    private static final Option MODE = Option.oneOf("mode", "MODE", Words.of("fast", "slow"), "fast", "how");
    private static final Option QUIET = Option.flag("quiet", "no words").orShort('q');
    private static final Option AGAIN =
            Option.maybeWith("again", "SECONDS", "2", "repeat").orShort('r');
    private static final Verb VERB = Verb.of("try", "Try it")
            .takes(new Operand("WORD", 0, 100, Words.ANY, "a word"))
            .takes(NAME, MODE, QUIET, AGAIN);
    private static final ArgumentReader READER = new ArgumentReader("brickyard try", VERB, VERB.options());

    /** One piece of a command line, and what it means. */
    record Piece(List<String> words, String option, String value) {}

    @Property
    void whateverIsPutTogetherIsTakenApartAgain(@ForAll("lines") List<Piece> pieces) {
        List<String> words = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        boolean quiet = false;
        for (Piece piece : pieces) {
            words.addAll(piece.words());
            switch (piece.option()) {
                case "name" -> names.add(piece.value());
                case "quiet" -> quiet = true;
                default -> operands.add(piece.value());
            }
        }

        Arguments read = READER.read(words);

        assertThat(read.values(NAME)).isEqualTo(names);
        assertThat(read.operands()).isEqualTo(operands);
        assertThat(read.has(QUIET)).isEqualTo(quiet);
    }

    @Provide
    Arbitrary<List<Piece>> lines() {
        Arbitrary<String> any = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> tame = any.filter(text -> !text.startsWith("-"));
        Arbitrary<Piece> joined = any.map(text -> new Piece(List.of("--name=" + text), "name", text));
        Arbitrary<Piece> apart = Combinators.combine(Arbitraries.of("--name", "-n"), tame)
                .as((option, text) -> new Piece(List.of(option, text), "name", text));
        Arbitrary<Piece> flag = Arbitraries.of("-q", "--quiet").map(text -> new Piece(List.of(text), "quiet", ""));
        Arbitrary<Piece> operand = tame.map(text -> new Piece(List.of(text), "", text));
        return Arbitraries.oneOf(joined, apart, flag, operand).list().ofMaxSize(8);
    }

    @Property
    void noLineEndsInAnythingButArgumentsOrARefusal(@ForAll List<String> words) {
        try {
            READER.check(READER.read(words));
        } catch (Refusal refusal) {
            assertThat(refusal.what()).isNotEmpty();
            assertThat(refusal.why()).isNotEmpty();
            assertThat(refusal.advice()).isNotEmpty();
        }
    }

    @Test
    void anOptionalValueMayBeLeftOut() {
        assertThat(READER.read(List.of("--again")).value(AGAIN)).contains("");
        assertThat(READER.read(List.of("--again", "-q")).value(AGAIN)).contains("");
        assertThat(READER.read(List.of("--again", "5")).value(AGAIN)).contains("5");
        assertThat(READER.read(List.of("--again=5")).value(AGAIN)).contains("5");
        assertThat(READER.read(List.of("-r5")).value(AGAIN)).contains("5");
        assertThat(READER.read(List.of()).value(AGAIN)).isEmpty();
    }

    @Test
    void theLastOfAnOptionThatDoesNotRepeatWins() {
        assertThat(READER.read(List.of("--mode", "slow", "--mode=fast")).value(MODE))
                .contains("fast");
    }

    @Test
    void shortOptionsMayStandTogether() {
        Arguments read = READER.read(List.of("-qnha1"));

        assertThat(read.has(QUIET)).isTrue();
        assertThat(read.value(NAME)).contains("ha1");
    }

    @Test
    void behindTwoDashesEverythingIsAnOperand() {
        assertThat(READER.read(List.of("--", "-q", "--name")).operands()).containsExactly("-q", "--name");
    }

    @Test
    void aLongOptionInPartIsNotGuessed() {
        assertThatThrownBy(() -> READER.read(List.of("--qui"))).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.what()).isEqualTo("unknown option --qui");
            assertThat(refusal.advice()).contains("perhaps you meant --quiet");
        });
    }

    @Test
    void aWordThatIsNoChoiceIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> READER.check(READER.read(List.of("--mode", "slwo"))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.why()).isEqualTo("it takes fast or slow");
                    assertThat(refusal.advice()).startsWith("perhaps --mode slow");
                });
    }

    @Test
    void slipsAreCountedAsAPersonMakesThem() {
        assertThat(NearestWord.slips("stauts", "status")).isEqualTo(1);
        assertThat(NearestWord.slips("", "abc")).isEqualTo(3);
        assertThat(NearestWord.to("xyzzy", List.of("status", "check"))).isEmpty();
        assertThat(NearestWord.to("stat", List.of("status", "check"))).contains("status");
    }
}
