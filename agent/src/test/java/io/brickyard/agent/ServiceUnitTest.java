package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceUnitTest {

    private static final Path UNIT = Path.of("../packaging/systemd/brickyard-agent.service");

    @Test
    void anAgentThatDiesIsStartedAgainHoweverOftenAndItsSocketIsRootsAlone() throws IOException {
        List<String> lines = Files.readAllLines(UNIT);

        assertThat(lines).contains("Type=notify", "Restart=always", "StartLimitIntervalSec=0");
        assertThat(lines).contains("RuntimeDirectoryMode=0700", "StateDirectoryMode=0700", "UMask=0077");
        assertThat(lines.indexOf("StartLimitIntervalSec=0")).isLessThan(lines.indexOf("[Service]"));
    }

    /** Starting it again would change nothing about these. */
    @Test
    void aWrongCommandLineOrConfigurationIsNotTriedAgain() throws IOException {
        assertThat(Files.readAllLines(UNIT)).contains("RestartPreventExitStatus=64 78");
        assertThat(Main.run(List.of("nonsense"), System.out, System.out)).isEqualTo(64);
        assertThat(Main.run(List.of("run", "--config", "/absent/agent.yaml"), System.out, System.out))
                .isEqualTo(78);
    }
}
