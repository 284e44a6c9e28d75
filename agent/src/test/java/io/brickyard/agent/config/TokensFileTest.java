package io.brickyard.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensFileTest {

    @TempDir
    Path folder;

    @Test
    void eachLineIsATokenAndWhatItsBearerMayDo() throws IOException {
        Path file = file(
                "# for the dashboard\nread aaaaaaaaaaaaaaaaaaaa\n\nchange bbbbbbbbbbbbbbbbbbbb\nwork cccccccccccccccccccc\n",
                "rw-------");
        assertThat(TokensFile.read(file)).hasToString("Tokens[3]");
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        Path file = file("read aaaaaaaaaaaaaaaaaaaa\n", "rw-r-----");
        assertThatThrownBy(() -> TokensFile.read(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void whatIsWrongIsToldWithoutTheToken() throws IOException {
        Path unknown = file("write aaaaaaaaaaaaaaaaaaaa\n", "rw-------");
        assertThatThrownBy(() -> TokensFile.read(unknown))
                .hasMessageContaining(":1: not 'read TOKEN', 'change TOKEN' or 'work TOKEN'")
                .hasMessageNotContaining("aaaa");
    }

    private Path file(String text, String permissions) throws IOException {
        Path file = folder.resolve("tokens");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }
}
