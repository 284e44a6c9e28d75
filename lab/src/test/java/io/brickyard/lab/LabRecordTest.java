package io.brickyard.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabRecordTest {

    private static final LabRecord RECORD = new LabRecord(new LabName("lb"), "00c0ffee42", 300, 2, 4);

    @Test
    void comesBackAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lab.properties");
        RECORD.write(file);
        assertThat(LabRecord.read(file)).isEqualTo(RECORD);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void refusesADamagedFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("lab.properties"), "name=lb\nid=00c0ffee42\nsubnet=1\n");
        assertThatThrownBy(() -> LabRecord.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'nodes' is missing");
        Files.writeString(file, "name=lb\nid=../x\nsubnet=1\nnodes=3\nbricks-per-node=1\n");
        assertThatThrownBy(() -> LabRecord.read(file)).hasMessageContaining("not the id of a lab");
    }

    @Test
    void everyAddressIsInItsOwnNetwork() {
        assertThat(RECORD.network()).isEqualTo("10.65.44.0/24");
        assertThat(RECORD.machines())
                .extracting(LabRecord.MachineRecord::name)
                .containsExactly("lb1", "lb2", "lb-client", "lb-arbiter");
        assertThat(RECORD.machines())
                .extracting(LabRecord.MachineRecord::address)
                .containsExactly("10.65.44.1", "10.65.44.2", "10.65.44.253", "10.65.44.252");
        assertThat(RECORD.hosts()).contains("\n10.65.44.2 lb2\n").startsWith("127.0.0.1 localhost\n");
    }

    @Test
    void everyLinkNameFitsTheKernel() {
        LabRecord largest = new LabRecord(new LabName("lb"), "00c0ffee42", LabRecord.SUBNETS - 1, 99, 1);
        assertThat(largest.network()).isEqualTo("10.127.255.0/24");
        assertThat(largest.machines())
                .extracting(LabRecord.MachineRecord::link)
                .allSatisfy(
                        link -> assertThat(link).startsWith(largest.bridge()).hasSizeLessThanOrEqualTo(15))
                .doesNotHaveDuplicates();
    }

    @Test
    void theBridgeBearsTheIdOfTheLab() {
        assertThat(RECORD.bridge()).isEqualTo("byl012c");
        assertThat(RECORD.bridgeAddress()).isEqualTo("02:00:c0:ff:ee:42");
        assertThat(LabRecord.newId()).hasSize(10).isNotEqualTo(LabRecord.newId());
    }

    @Test
    void aFolderWithoutRecordIsAnInterruptedLab(@TempDir Path root) {
        LabFolder folder = LabFolder.of(root, new LabName("lb"));
        folder.create();
        assertThat(folder.record()).isEmpty();
        assertThat(LabFolder.names(root)).containsExactly(new LabName("lb"));
        assertThatThrownBy(folder::create).isInstanceOf(LabFailure.class).hasMessageContaining("exists already");
        LabRemover.remove(folder);
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void onlyOneAtATimeMayChangeALab(@TempDir Path root) {
        LabFolder folder = LabFolder.of(root, new LabName("lb"));
        folder.create();
        try (LabFolder.Lock _ = folder.lock()) {
            assertThatThrownBy(() -> LabRemover.remove(folder)).hasMessageContaining("by another process");
        }
        LabRemover.remove(folder);
        assertThat(folder.exists()).isFalse();
    }
}
