package io.brickyard.agent.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.Webhook.Form;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final String NODE = "00000000-0000-4000-8000-00000000000a";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static String test(Form form) {
        Envelope envelope = new Envelope(form, NodeId.parse(NODE), Set.of("WEBHOOK_TEST"));
        return new String(envelope.test("t-1", NOON).body().bytes(), StandardCharsets.UTF_8);
    }

    /** So a receiver that takes the test takes events as well. */
    @Test
    void aTestLooksLikeAnyEvent() {
        String normalised = "{\"id\":\"t-1\",\"type\":\"WEBHOOK_TEST\",\"category\":\"agent\",\"severity\":\"INFO\","
                + "\"time\":\"2026-11-21T12:00:00Z\",\"received\":\"2026-11-21T12:00:00Z\",\"reporter\":\"" + NODE
                + "\",\"subject\":{},\"attributes\":{},\"flaws\":[],\"origin\":\"BRICKYARD\"}";
        assertThat(test(Form.NORMALISED)).isEqualTo(normalised);
        assertThat(test(Form.CLOUDEVENTS))
                .contains("\"type\":\"io.brickyard.agent.webhook_test\"")
                .endsWith("\"data\":" + normalised + "}");
        assertThat(test(Form.COMPAT))
                .isEqualTo("{\"event\": \"WEBHOOK_TEST\", \"message\": {}, \"nodeid\": \"" + NODE
                        + "\", \"ts\": 1795262400}");
    }
}
