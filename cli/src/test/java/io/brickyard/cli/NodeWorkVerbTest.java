package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.work.NodeResult;
import io.brickyard.work.ResultForm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeWorkVerbTest {

    @TempDir
    Path folder;

    @Test
    void itIsInNoListForPeople() {
        assertThat(Verbs.NAMES).doesNotContain("node-work");
        assertThat(new Stage(folder).run("help").out()).doesNotContain("node-work");
    }

    @Test
    void whatIsNoTaskIsAnsweredAndEndsWithZero() {
        Stage.Run run = new Stage(folder).run("node-work", "--seconds", "5", "-");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(ResultForm.read(run.out().strip().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NodeResult.Failed.class);
    }

    @Test
    void whatGlusterdWouldNotSayIsAnsweredWithOneLineOfJson() {
        Stage.Run run = new Stage(folder).run("node-work", "--through-glusterd", "1", "everybody", "rm");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("{").endsWith("}\n").hasLineCount(1);
    }

    @Test
    void aTimeThatIsNoneIsAUsageError() {
        assertThat(new Stage(folder).run("node-work", "--seconds", "-5", "-").exit())
                .isEqualTo(64);
    }
}
