package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.agents.AgentClient;
import io.brickyard.agents.AgentFailure;
import io.brickyard.work.NodeResult;
import io.brickyard.work.ResultForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may have work done on the node, and with what. */
class WorkTest {

    private static final String PATH = "/api/v1/work";
    private static final String STOP = "{\"task\": \"stop-glusterd\"}";

    @TempDir
    Path folder;

    private Running running;

    @BeforeEach
    void open() throws IOException {
        running = new Running(folder);
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void onlyATokenForWorkAndTheOwnersSocketHaveItDone() {
        assertThat(ResultForm.read(running.bearer(Optional.of(Running.WORKER)).post(PATH, STOP)))
                .isInstanceOf(NodeResult.Done.class);
        assertThat(ResultForm.read(running.root().post(PATH, STOP))).isInstanceOf(NodeResult.Done.class);
        assertThat(running.agent.ordered).hasSize(2);
        for (Optional<String> token :
                List.of(Optional.of(Running.READER), Optional.of(Running.MASTER), Optional.<String>empty())) {
            AgentClient caller = running.bearer(token);
            assertThatThrownBy(() -> caller.post(PATH, STOP))
                    .isInstanceOfSatisfying(AgentFailure.Refused.class, refused -> assertThat(refused.status())
                            .isIn(401, 403));
        }
        assertThat(running.agent.ordered).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"task\": \"run\", \"words\": [\"rm\"]}",
                "{\"task\": \"stop-glusterd\", \"more\": 1}",
                "{\"task\": \"prepare-device\", \"device\": \"/etc/passwd\", \"mount\": \"/\"}"
            })
    void whatIsNoTaskIsRefusedAndNotDone(String body) {
        AgentClient worker = running.bearer(Optional.of(Running.WORKER));
        assertThatThrownBy(() -> worker.post(PATH, body))
                .isInstanceOfSatisfying(AgentFailure.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(400));
        assertThat(running.agent.ordered).isEmpty();
    }
}
