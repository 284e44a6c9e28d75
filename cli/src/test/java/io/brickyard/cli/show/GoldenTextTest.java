package io.brickyard.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.health.Assessment;
import io.brickyard.pool.Volume;
import io.brickyard.survey.Survey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each view looks like in each situation, byte for byte, against {@code src/test/resources/golden}. After a wanted
 * change run with {@code -Dgolden.update=true} and read the difference.
 */
class GoldenTextTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Look SCREEN = new Look(false, true, 80);

    static Stream<Map.Entry<String, Survey>> situations() {
        return Situations.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void overviewLooksAsReviewed(Map.Entry<String, Survey> situation) throws IOException {
        Survey survey = situation.getValue();
        compare(situation.getKey() + ".overview.txt", OverviewText.render(survey, Situations.judged(survey), SCREEN));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void plainOverviewIsAscii(Map.Entry<String, Survey> situation) {
        Survey survey = situation.getValue();
        String text = OverviewText.render(survey, Situations.judged(survey), Look.plain());

        assertThat(text).isNotEmpty();
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
        assertThat(text).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void volumesLookAsReviewed(Map.Entry<String, Survey> situation) throws IOException {
        Survey survey = situation.getValue();
        Assessment assessment = Situations.judged(survey);
        List<Volume> volumes = new ArrayList<>(survey.volumes());
        // Two volumes of the large pool are enough to read.
        volumes = volumes.subList(0, Math.min(volumes.size(), volumes.size() > 20 ? 2 : 20));
        String text = VolumeText.render(
                survey, assessment, volumes.stream().map(Volume::name).toList(), SCREEN);
        compare(situation.getKey() + ".volumes.txt", text);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void everythingLooksAsReviewed(Map.Entry<String, Survey> situation) throws IOException {
        Survey survey = situation.getValue();
        if (survey.nodes().size() < 100) {
            compare(situation.getKey() + ".all.txt", AllText.render(survey, Situations.judged(survey), SCREEN));
        }
    }

    private static void compare(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
