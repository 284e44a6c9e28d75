package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/brickyard.1 is made from the verbs: {@code mvn -pl core,cli test -Dwrite-docs}. */
class ManualPageTest {

    private static final Path PAGE = Path.of("..", "docs", "brickyard.1");

    @TempDir
    Path folder;

    @Test
    void theManualPageInTheDocumentsIsUpToDate() throws IOException {
        String page = new Stage(folder).run("man").out();
        if (System.getProperty("write-docs") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("to make it anew: mvn -pl core,cli test -Dwrite-docs")
                .hasContent(page);
    }
}
