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

    @Test
    void damageOfOneFileDoesNotKeepAnotherFromBeingHeeded() throws Exception {
        Path folder = Files.createDirectory(workdir.resolve("events"));
        Path webhooks = Files.writeString(folder.resolve("webhooks.json"), "{");
        Path key = Files.writeString(folder.resolve("brickyard-agents.pem"), "no key");
        PoolFiles files = new PoolFiles(workdir);
        assertThat(files.trouble()).hasValueSatisfying(why -> assertThat(why).contains("webhooks.json"));

        Files.writeString(webhooks, "{\"http://receiver/\": \"\"}");
        files.read();
        assertThat(files.trouble()).hasValueSatisfying(why -> assertThat(why).contains("key"));
        assertThat(files.webhooks().orElseThrow()).hasSize(1);

        Files.writeString(webhooks, "{");
        Files.delete(key);
        files.read();
        assertThat(files.trouble()).hasValueSatisfying(why -> assertThat(why).contains("webhooks.json"));
        assertThat(files.webhooks().orElseThrow()).hasSize(1);
    }
}
