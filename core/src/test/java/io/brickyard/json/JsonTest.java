package io.brickyard.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static Json read(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each as Python's json.dumps(json.loads(TEXT)) gives it back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"b\": 1, \"a\": [true, false, null]}",
                "{\"n\": 123456789012345678901234567890, \"f\": 1.50}",
                "\"\\u00fc \\ud83d\\ude00 \\u007f \\\\ \\\" \\n\\r\\t\\b\\f\\u0001 /\"",
            })
    void whatPythonWroteIsWrittenAsItWas(String text) {
        assertThat(read(text).inPythonsWay()).isEqualTo(text);
    }

    @Test
    void ofEqualNamesTheLastOneCountsAsInPython() {
        assertThat(read("{\"a\": 1, \"a\": 2}").inPythonsWay()).isEqualTo("{\"a\": 2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}http://secret-token",
                "{\"a\": secret-token}",
                "{\"a\": \"secret-token",
                "{\"a\"}",
                "[1 2]",
                "{} {}",
            })
    void damageIsToldByItsPlaceAndNeverQuoted(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(JsonFailure.class)
                .hasMessageMatching(
                        "empty|it ends too early|(no JSON at|something follows its end at) line 1, column \\d+")
                .hasMessageNotContaining("secret");
    }

    @Test
    void whatIsTooDeepTooLongOrTooLargeIsRefused() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(JsonFailure.class);
        assertThatThrownBy(() -> read("1".repeat(101))).isInstanceOf(JsonFailure.class);
        assertThatThrownBy(() -> read("\"" + "a".repeat(300_000) + "\"")).isInstanceOf(JsonFailure.class);
        assertThatThrownBy(() -> read("[" + "1,".repeat(3_000_000) + "1]")).isInstanceOf(JsonFailure.class);
    }

    @Test
    void noiseIsReadOrRefusedAndNeverAnythingElse() {
        long seed = System.nanoTime();
        System.out.println("JsonTest seed " + seed);
        Random random = new Random(seed);
        String alphabet = "{}[]\":,truefalsn0123.-e\\u \n\u00fc";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int left = random.nextInt(30); left > 0; left--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Json value = read(noise.toString());
                assertThat(read(value.inPythonsWay())).isEqualTo(value);
            } catch (JsonFailure refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
    }

    @Test
    void sortedTextsOfEqualContentsAreEqual() {
        assertThat(read("{\"b\": {\"d\": 1, \"c\": 2}, \"a\": []}").sorted().inPythonsWay())
                .isEqualTo("{\"a\": [], \"b\": {\"c\": 2, \"d\": 1}}");
    }
}
