package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.Printout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlusterReleaseTest {

    private static CommandLine saying(String text) {
        return (_, _) -> new Printout(text.getBytes(StandardCharsets.UTF_8), "", 0);
    }

    @Test
    void theReleaseIsInTheFirstLine() {
        assertThat(GlusterRelease.installed(saying("glusterfs 10.3\nRepository revision: git\n")))
                .contains("10.3");
        assertThat(GlusterRelease.installed(saying("glusterfs 11.0rc1"))).contains("11.0rc1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "glusterfs ", "glusterfs\n", "no such option --version\n"})
    void anythingElseLeavesItUnknown(String text) {
        assertThat(GlusterRelease.installed(saying(text))).isEmpty();
    }

    @Test
    void soDoesAMissingCommand() {
        assertThat(GlusterRelease.installed((_, _) -> {
                    throw new GlusterdFailure.NotAllowed("not installed here");
                }))
                .isEmpty();
    }
}
