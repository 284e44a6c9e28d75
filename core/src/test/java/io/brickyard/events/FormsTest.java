package io.brickyard.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.OwnEvents.About;
import io.brickyard.events.OwnEvents.VolumeTurn;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The forms in which events leave, and what makes two reports one fact. */
class FormsTest {
    private static final NodeId NODE = NodeId.parse("4bc5317e-3312-4e58-bd09-feb3c95613d3");
    private static final NodeId OTHER = NodeId.parse("5a5f1288-ec5a-4054-be89-6b69bff84b01");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.25Z");
    private final Catalogue catalogue = Catalogue.load();
    private final DatagramReader reader = new DatagramReader(catalogue);
    private final OwnEvents own = new OwnEvents(catalogue, NODE);

    @Test
    void theNormalisedFormTellsEverything() {
        Event event = read("1795196561 6 name=v;options=,auth.allow,a,b", NODE);
        assertThat(NormalisedForm.json(event, "id-1"))
                .isEqualTo("{\"id\":\"id-1\",\"type\":\"VOLUME_SET\",\"number\":6,\"category\":\"volume\","
                        + "\"severity\":\"INFO\",\"time\":\"2026-11-20T17:42:41Z\","
                        + "\"received\":\"2026-11-21T12:00:00.250Z\","
                        + "\"reporter\":\"4bc5317e-3312-4e58-bd09-feb3c95613d3\",\"subject\":{\"volume\":\"v\"},"
                        + "\"attributes\":{\"name\":\"v\",\"options\":{\"auth.allow\":\"a,b\"}},"
                        + "\"flaws\":[],\"origin\":\"GLUSTERFS\"}");
        assertThat(NormalisedForm.json(read("1 131 volume=v;bricks=h:/b h:/c", NODE), "i"))
                .contains("\"bricks\":[\"h:/b\",\"h:/c\"]", "\"flaws\":[\"UNCONFIRMED\"]");
    }

    @Test
    void cloudEventsHaveAllThreeForms() {
        Event event = read("1795196561 3 name=v;force=0", NODE);
        CloudEventForm form = CloudEventForm.of(event, "id-1");
        String data = NormalisedForm.json(event, "id-1");
        String structured = "{\"specversion\":\"1.0\",\"id\":\"id-1\","
                + "\"source\":\"urn:uuid:4bc5317e-3312-4e58-bd09-feb3c95613d3\","
                + "\"type\":\"io.brickyard.gluster.volume_start\",\"time\":\"2026-11-20T17:42:41Z\","
                + "\"subject\":\"v\",\"datacontenttype\":\"application/json\",\"data\":" + data + "}";
        assertThat(form.structured()).isEqualTo(structured);
        assertThat(CloudEventForm.batch(List.of(form, form))).isEqualTo("[" + structured + "," + structured + "]");
        assertThat(CloudEventForm.batch(List.of())).isEqualTo("[]");
        assertThat(form.data()).isEqualTo(data);
        assertThat(form.headers())
                .isEqualTo(Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", "id-1",
                        "ce-source", "urn:uuid:4bc5317e-3312-4e58-bd09-feb3c95613d3",
                        "ce-type", "io.brickyard.gluster.volume_start",
                        "ce-time", "2026-11-20T17:42:41Z",
                        "ce-subject", "v"));
    }

    @Test
    void whatASenderPutsIntoASubjectCannotEndAHeader() {
        Event event = read("1 2 name=v\r\nx-evil: \u00fc\"%", NODE);
        assertThat(CloudEventForm.of(event, "i").headers())
                .containsEntry("ce-subject", "v%0D%0Ax-evil:%20%C3%BC%22%25");
    }

    @Test
    void theSameFactFromTwoNodesHasOneKey() {
        assertThat(fact("5 80 volume=v", NODE))
                .isEqualTo(fact("6 80 volume=v", OTHER))
                .matches("[0-9a-f]{32}");
        assertThat(fact("5 71 peer=ev2;uuid=u;state=a", NODE))
                .isEqualTo(fact("5 71 peer=10.0.0.2;uuid=u;state=b", OTHER));
        assertThat(fact("5 107 client-pid=-6; subvol=s", NODE)).isEqualTo(fact("5 107 client-pid=0; subvol=s", OTHER));
        assertThat(fact("5 80 volume=v", NODE)).isNotEqualTo(fact("5 80 volume=w", NODE));
        assertThat(fact("5 80 volume=v", NODE)).isNotEqualTo(fact("5 81 volume=v", NODE));
        assertThat(fact("5 66 svc_name=glustershd", NODE)).isNotEqualTo(fact("5 66 svc_name=glustershd", OTHER));
        assertThat(fact("5 300 a=b", NODE)).isNotEqualTo(fact("5 301 a=b", NODE));
    }

    @Test
    void ourOwnEventsHaveTheSameForms() {
        Event event = own.volume(NOW, VolumeTurn.VOLUME_DEGRADED, new VolumeName("v"), "VOLUME_ONLINE", "ev2 is gone");
        assertThat(event.compat())
                .contains("{\"event\": \"VOLUME_DEGRADED\", \"message\": {\"before\": \"VOLUME_ONLINE\", "
                        + "\"reason\": \"ev2 is gone\", \"volume\": \"v\"}, "
                        + "\"nodeid\": \"4bc5317e-3312-4e58-bd09-feb3c95613d3\", \"ts\": 1795262400}");
        assertThat(NormalisedForm.json(event, "i"))
                .contains("\"origin\":\"BRICKYARD\"")
                .doesNotContain("\"number\"");
        assertThat(CloudEventForm.of(event, "i").type()).isEqualTo("io.brickyard.agent.volume_degraded");
        Subject brick = new Subject(Optional.of("ev1"), Optional.of("v"), Optional.of("ev1:/b"));
        Event finding = own.findingRaised(NOW, new About("BRICK_DOWN", "it is down", Severity.ERROR, brick));
        assertThat(finding.type().severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.attributes()).containsKeys("code", "message", "volume", "node", "brick");
    }

    @Test
    void everyOwnEventHasOnlyAttributesOfTheCatalogue() {
        About about = new About("C", "m", Severity.INFO, Subject.NOTHING);
        VolumeName volume = new VolumeName("v");
        List<Event> all = List.of(
                own.volume(NOW, VolumeTurn.VOLUME_OFFLINE, volume, "b", "r"),
                own.volume(NOW, VolumeTurn.VOLUME_ONLINE, volume, "b", "r"),
                own.volume(NOW, VolumeTurn.VOLUME_STOPPED, volume, "b", "r"),
                own.nodeSilent(NOW, OTHER, "ev2", "r"),
                own.nodeBack(NOW, OTHER, "ev2"),
                own.findingRaised(NOW, about),
                own.findingCleared(NOW, about),
                own.healFinished(NOW, volume),
                own.splitBrain(NOW, volume, 3),
                own.eventsDropped(NOW, 4, "r"),
                own.webhookDisabled(NOW, "http://h/", "r"),
                own.webhookTest(NOW, "http://h/"),
                own.journalFailure(NOW, "r"));
        for (Event event : all) {
            assertThat(event.type().attributes())
                    .extracting(EventType.Attribute::name)
                    .containsAll(event.attributes().keySet());
            assertThat(event.type().origin()).isEqualTo(Origin.BRICKYARD);
        }
    }

    private Event read(String text, NodeId node) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8), NOW, node).orElseThrow();
    }

    private String fact(String text, NodeId node) {
        return Fact.of(read(text, node)).key();
    }
}
