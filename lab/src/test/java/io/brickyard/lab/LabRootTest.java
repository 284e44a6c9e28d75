package io.brickyard.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabRootTest {

    private static final LabName NAME = new LabName("lb");

    @TempDir
    Path parent;

    private Path root() {
        return parent.resolve("labs");
    }

    private void permit(String permissions) throws IOException {
        Files.setPosixFilePermissions(root(), PosixFilePermissions.fromString(permissions));
    }

    @Test
    void itIsMadeForItsOwnerAlone() throws IOException {
        LabFolder.of(root(), NAME).create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root())))
                .isEqualTo("rwx------");
        assertThat(LabFolder.names(root())).containsExactly(NAME);
    }

    @Test
    void oneThatOthersMayOnlyReadWillDo() throws IOException {
        Files.createDirectory(root());
        permit("rwxr-xr-x");

        assertThatCode(() -> LabFolder.of(root(), NAME).create()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx", "rwxrwxrwx"})
    void oneThatOthersMayWriteToIsRefused(String permissions) throws IOException {
        Files.createDirectory(root());
        permit(permissions);

        assertThatThrownBy(() -> LabFolder.of(root(), NAME))
                .isInstanceOf(LabFailure.class)
                .hasMessageContainingAll("will not use " + root(), "written to by others", "BRICKYARD_LAB");
        assertThatThrownBy(() -> LabFolder.names(root())).isInstanceOf(LabFailure.class);
    }

    @Test
    void aLinkIsRefused() throws IOException {
        Files.createDirectory(parent.resolve("elsewhere"));
        Files.createSymbolicLink(root(), parent.resolve("elsewhere"));

        assertThatThrownBy(() -> LabFolder.of(root(), NAME))
                .isInstanceOf(LabFailure.class)
                .hasMessageContaining("is no folder");
    }

    @Test
    void oneOfAnotherUserIsRefused() throws IOException {
        Assumptions.assumeTrue(
                Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "only root can give a folder away");
        Files.createDirectory(root());
        Files.setAttribute(root(), "unix:uid", 65534);

        assertThatThrownBy(() -> LabFolder.of(root(), NAME))
                .isInstanceOf(LabFailure.class)
                .hasMessageContaining("belongs to user 65534");
    }
}
