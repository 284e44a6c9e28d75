package io.brickyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.api.Lanes;
import io.brickyard.agent.sending.TestReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryLanesTest {

    @Test
    void aTestIsToldWithItsStatusAndWhatEachStepFound() {
        TestReport.Step connect = new TestReport.Step("connect", true, Duration.ofMillis(2), "192.0.2.7");
        TestReport.Step answer = new TestReport.Step("answer", false, Duration.ofMillis(3), "status 404");

        Lanes.TestReport shown =
                DeliveryLanes.shown(new TestReport(false, Optional.of(404), List.of(connect, answer), "status 404"));

        assertThat(shown.status()).contains(404);
        assertThat(shown.failure()).contains("status 404");
        assertThat(shown.steps())
                .containsExactly(
                        new Lanes.TestReport.Step("connect", true, Duration.ofMillis(2), "192.0.2.7"),
                        new Lanes.TestReport.Step("answer", false, Duration.ofMillis(3), "status 404"));
    }
}
