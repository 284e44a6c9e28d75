package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolFilesTest {

    @TempDir
    Path workdir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|true",
                "{\"log-level\": \"DEBUG\"}|true",
                "{\"log-level\": \"info\"}|true",
                "{\"log-level\": \"WARNING\"}|false",
                "{\"log-level\": \"error\"}|false",
                "{\"disable-events-log\": true}|false",
                "{\"disable-events-log\": false, \"log-level\": \"INFO\"}|true"
            })
    void eventsAreLoggedAtTheLevelInfoUnlessThatIsDisabled(String settings, boolean logged) throws Exception {
        Files.createDirectory(workdir.resolve("events"));
        Files.writeString(workdir.resolve("events/config.json"), settings);

        assertThat(new PoolFiles(workdir).eventsLog()).isEqualTo(logged);
    }

    @Test
    void withoutFilesAllIsAsUsual() {
        PoolFiles files = new PoolFiles(workdir);

        assertThat(files.eventsLog()).isTrue();
        assertThat(files.port()).isEmpty();
        assertThat(files.trouble()).isEmpty();
    }
}
