package io.brickyard.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseTest {

    @Test
    void isWhatTheBuildSays() {
        Release release = Release.ofThisBuild();

        assertThat(release.number()).matches("\\d+\\.\\d+\\.\\d+(-.+)?");
        assertThat(release.date()).matches("\\d{4}-\\d\\d-\\d\\d");
    }
}
