package io.brickyard.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

    @Test
    void whateverIsPutTogetherIsTakenApartAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int line = 0; line < 1000; line++) {
            List<Piece> pieces = new ArrayList<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                pieces.add(piece(random));
            }
            List<String> words =
                    pieces.stream().flatMap(piece -> piece.words().stream()).toList();

            Arguments read = READER.read(words);

            assertThat(read.values(NAME)).as("seed %d: %s", seed, words).isEqualTo(valuesOf("name", pieces));
            assertThat(read.operands()).as("seed %d: %s", seed, words).isEqualTo(valuesOf("", pieces));
            assertThat(read.has(QUIET))
                    .as("seed %d: %s", seed, words)
                    .isEqualTo(!valuesOf("quiet", pieces).isEmpty());
        }
    }

    private static List<String> valuesOf(String option, List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.option().equals(option))
                .map(Piece::value)
                .toList();
    }

    private static Piece piece(Random random) {
        String any = text(random);
        String tame = any.startsWith("-") ? "x" + any : any;
        return switch (random.nextInt(5)) {
            case 0 -> new Piece(List.of("--name=" + any), "name", any);
            case 1 -> new Piece(List.of("--name", tame), "name", tame);
            case 2 -> new Piece(List.of("-n", tame), "name", tame);
            case 3 -> new Piece(List.of(random.nextBoolean() ? "-q" : "--quiet"), "quiet", "");
            default -> new Piece(List.of(tame), "", tame);
        };
    }

    /** Of 1 to 12 ASCII characters, control characters and dashes among them. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.append(random.nextInt(5) == 0 ? "-=nq ".charAt(random.nextInt(5)) : (char) random.nextInt(128));
        }
        return text.toString();
    }

    @Test
    void noLineEndsInAnythingButArgumentsOrARefusal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int line = 0; line < 1000; line++) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                words.add(random.nextInt(8) == 0 ? "" : (random.nextBoolean() ? "--" : "") + text(random));
            }
            try {
                READER.check(READER.read(words));
            } catch (Refusal refusal) {
                assertThat(refusal.what()).as("seed %d: %s", seed, words).isNotEmpty();
                assertThat(refusal.why()).as("seed %d: %s", seed, words).isNotEmpty();
                assertThat(refusal.advice()).as("seed %d: %s", seed, words).isNotEmpty();
            }
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
