package io.brickyard.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrickyardTest {

    @TempDir
    Path folder;

    @Test
    void aLauncherThatIsNotThereIsNotReplacedByAnother() {
        String absent = folder.resolve("bin/brickyard").toString();

        assertThatThrownBy(() -> Brickyard.launcher(absent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(absent, "packaging/image");
    }

    @Test
    void aLauncherThatIsThereIsWhatRuns() {
        assertThat(Brickyard.launcher("/bin/true")).containsExactly("/bin/true");
        assertThat(Brickyard.launcher("")).endsWith("io.brickyard.cli.Main");
    }
}
