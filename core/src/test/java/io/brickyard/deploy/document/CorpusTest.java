package io.brickyard.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad documents are refused for what is wrong with them, where it is wrong, and for nothing else. */
class CorpusTest {

    static List<Corpus.Bad> bad() {
        return Corpus.bad();
    }

    static List<Source> good() {
        return Corpus.good();
    }

    @Test
    void theCorpusIsLarge() {
        assertThat(bad()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(good()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadDocumentIsRefusedAtEachPlaceWhereItIsWrongAndNowhereElse(Corpus.Bad bad) {
        Reading reading = PoolDocuments.read(List.of(new Source(bad.name(), bad.text())));

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        List<Problem> problems = ((Reading.Refused) reading).problems();
        assertThat(bad.expected()).isNotEmpty();
        assertThat(problems.stream().map(CorpusTest::place))
                .as(() -> problems.toString())
                .containsExactlyElementsOf(bad.expected().stream()
                        .map(expected -> expected.line() + ":" + expected.column())
                        .toList());
        for (int i = 0; i < problems.size(); i++) {
            assertThat(problems.get(i).what()).contains(bad.expected().get(i).words());
            assertThat(problems.get(i).right()).isNotBlank();
            assertThat(problems.get(i).toString()).startsWith(bad.name() + ":").hasLineCount(1);
        }
    }

    private static String place(Problem problem) {
        return problem.line() + ":" + problem.column();
    }

    @ParameterizedTest
    @MethodSource("good")
    void aGoodDocumentIsUnderstood(Source good) {
        assertThat(PoolDocuments.read(List.of(good))).isInstanceOf(Reading.Understood.class);
    }
}
