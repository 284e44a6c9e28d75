package io.brickyard.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.json.Json;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    Path folder;

    @Test
    void theSystemsReasonIsTold() {
        PrivateFile file = new PrivateFile(folder.resolve("webhooks.json"));

        assertThat(file.inaccessible(new IOException("No space left on device")))
                .hasMessage(file.path() + ": no space left on device");
        assertThat(file.inaccessible(new FileSystemException("x.new", null, "Read-only file system")))
                .hasMessage(file.path() + ": read-only file system");
        assertThat(file.inaccessible(new AccessDeniedException("x"))).hasMessage(file.path() + ": permission denied");
        assertThat(file.inaccessible(new IOException())).hasMessage(file.path() + ": IOException");
    }

    @Test
    void aWriteThatFailsLeavesNothingBehind() throws IOException {
        // A folder with something in it cannot be replaced by a file.
        Path place = folder.resolve("webhooks.json");
        Files.createDirectories(place.resolve("full"));

        assertThatThrownBy(() -> new PrivateFile(place).write(Json.Members.NONE))
                .isInstanceOf(EventsFolderFailure.Inaccessible.class);
        assertThat(folder.resolve("webhooks.json.new")).doesNotExist();
    }
}
