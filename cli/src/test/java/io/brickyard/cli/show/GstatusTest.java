package io.brickyard.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.cli.show.GstatusRequest.Detail;
import io.brickyard.pool.Volume;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class GstatusTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static GstatusRequest everythingOf(Survey survey, GstatusRequest.Unit unit) {
        return new GstatusRequest(
                survey.volumes().stream().map(Volume::name).toList(),
                "10.3",
                unit,
                EnumSet.allOf(Detail.class),
                ZoneOffset.UTC);
    }

    private static JsonNode written(Survey survey) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GstatusRequest request = everythingOf(survey, GstatusRequest.Unit.H);
        GstatusJson.write(survey, Situations.judged(survey), request, out);
        return MAPPER.readTree(out.toByteArray());
    }

    /** The situation of the recorded report: the same volumes with the same bricks down. */
    private static Survey recordedSituation() {
        Survey down = PoolFixtures.replicaSetDown();
        return new Survey(
                down.observedAt(),
                down.took(),
                down.askedFrom(),
                false,
                down.nodes(),
                down.volumes(),
                down.bricks(),
                down.heals(),
                PoolFixtures.usual().usageEverywhere().build().extras(),
                down.gaps());
    }

    private static Survey withTwoSnapshotsEach(Survey survey) {
        return new Survey(
                survey.observedAt(),
                survey.took(),
                survey.askedFrom(),
                false,
                survey.nodes(),
                survey.volumes().stream()
                        .map(was -> new Volume(
                                was.name(), was.id(), was.status(), was.layout(), was.subvolumes(), was.options(), 2))
                        .toList(),
                survey.bricks(),
                survey.heals(),
                survey.extras(),
                survey.gaps());
    }

    private static JsonNode recorded() throws IOException {
        try (InputStream in = GstatusTest.class.getResourceAsStream("/gstatus-1.0.9-replica-set-down.json")) {
            assertThat(in).isNotNull();
            return MAPPER.readTree(in);
        }
    }

    /** Paths of all members with the kinds of their values; list positions do not count. */
    private static void shape(String path, JsonNode node, Set<String> shape) {
        if (node.isObject()) {
            for (String name : node.propertyNames()) {
                shape(path + "." + name, node.get(name), shape);
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                shape(path + "[]", item, shape);
            }
        } else {
            shape.add(path + " " + node.getNodeType());
        }
    }

    @Test
    void keysAndKindsOfValuesAreThoseOfARecordedReport() throws IOException {
        Set<String> theirs = new TreeSet<>();
        Set<String> ours = new TreeSet<>();
        shape("", recorded(), theirs);
        shape("", written(recordedSituation()), ours);

        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void wordsAreThoseOfTheRecordedReport() throws IOException {
        JsonNode theirs = recorded().path("data").path("volume_summary");
        JsonNode ours = written(recordedSituation()).path("data").path("volume_summary");

        assertThat(ours.size()).isEqualTo(theirs.size());
        for (int i = 0; i < ours.size(); i++) {
            for (String key : new String[] {
                "name",
                "type",
                "status",
                "num_bricks",
                "distribute",
                "replica",
                "disperse",
                "disperse_redundancy",
                "transport",
                "health",
                "online",
                "voltype",
                "quota"
            }) {
                assertThat(ours.get(i).path(key))
                        .as(ours.get(i).path("name") + " " + key)
                        .isEqualTo(theirs.get(i).path(key));
            }
            for (int j = 0; j < ours.get(i).path("subvols").size(); j++) {
                JsonNode subvolume = ours.get(i).path("subvols").get(j);
                JsonNode theirSubvolume = theirs.get(i).path("subvols").get(j);
                assertThat(subvolume.path("name")).isEqualTo(theirSubvolume.path("name"));
                assertThat(subvolume.path("health")).isEqualTo(theirSubvolume.path("health"));
            }
        }
    }

    @Test
    void unknownCountsAsItsWorstCase() {
        JsonNode volumes = written(PoolFixtures.isolatedAsker()).path("data").path("volume_summary");

        assertThat(volumes.get(0).path("health").asString()).isEqualTo("down");
        assertThat(volumes.get(2).path("health").asString()).isEqualTo("degraded");
    }

    @Test
    void sumOfHealCountsIsTheNumberOfEntries() {
        JsonNode heal = written(PoolFixtures.oneBrickDown())
                .path("data")
                .path("volume_summary")
                .get(5)
                .path("healinfo");

        assertThat(heal.get(0).path("nr_entries").asString()).isEqualTo("7");
        assertThat(heal.get(1).path("nr_entries").asString()).isEqualTo("-");
        assertThat(heal.get(2).path("nr_entries").asString()).isEqualTo("0");
    }

    @Test
    void lastUpdatedIsLocalTimeWithMicroseconds() {
        assertThat(written(PoolFixtures.healthy()).path("last_updated").asString())
                .isEqualTo("2026-01-15 09:30:00.000000");
    }

    @Test
    void sizesAreRoundedAsGstatusRounds() {
        assertThat(GstatusSizes.readable(541106348032L, GstatusRequest.Unit.H)).isEqualTo("504.00 GiB");
        assertThat(GstatusSizes.readable(58074988544L, GstatusRequest.Unit.H)).isEqualTo("54.00 GiB");
        assertThat(GstatusSizes.readable(58074988544L, GstatusRequest.Unit.M)).isEqualTo("55384.62 MiB");
        assertThat(GstatusSizes.readable(2048, GstatusRequest.Unit.K)).isEqualTo("2.00 KiB");
        assertThat(GstatusSizes.readable(0, GstatusRequest.Unit.H)).isEqualTo("0.00 KiB");
    }

    @Test
    void textHasTheUsualLines() {
        Survey survey = recordedSituation();
        String text =
                GstatusText.render(survey, Situations.judged(survey), everythingOf(survey, GstatusRequest.Unit.H));

        assertThat(text)
                .contains("Status: Healthy", "GlusterFS: 10.3", "Nodes: 3/3", "Volumes: 6/7")
                .contains("Started (DEGRADED) - 2/3 Bricks Up")
                .contains("Capacity: (40.00% used) 80.00 GiB/200.00 GiB (used/total)")
                .contains("ha3:/bricks/dist-2/b0   (Offline)");
    }

    @Test
    void whatWasAskedForAndIsNotShownIsSaid() {
        Survey survey = withTwoSnapshotsEach(Surveys.ofPool(1)
                .volume("a", PoolFixtures.SINGLE, 1)
                .option("a", "features.quota", "on")
                .build());
        String all = GstatusText.render(survey, Situations.judged(survey), everythingOf(survey, GstatusRequest.Unit.H));

        assertThat(all)
                .contains("Quota: On\n", "limits and usage are not shown here: gluster volume quota a list\n")
                .contains("Snapshots: 2\n", "names and times are not shown here: gluster snapshot info volume a\n")
                .doesNotContain("Quota: Off", "Snapshots: 0");
    }

    @Test
    void whereThereIsNoneOfWhatWasAskedForNothingIsMissing() {
        Survey survey = Surveys.ofPool(1).volume("b", PoolFixtures.SINGLE, 1).build();
        String all = GstatusText.render(survey, Situations.judged(survey), everythingOf(survey, GstatusRequest.Unit.H));

        assertThat(all).contains("Quota: Off\n", "Snapshots: 0\n").doesNotContain("not shown");
    }

    @Test
    void onlyTheChosenVolumesAreCounted() {
        Survey survey = Surveys.ofPool(1)
                .volume("a", PoolFixtures.SINGLE, 1)
                .volume("b", PoolFixtures.SINGLE, 1)
                .build();
        GstatusRequest one = new GstatusRequest(
                List.of(survey.volumes().getLast().name()), "10.3", GstatusRequest.Unit.H, Set.of(), ZoneOffset.UTC);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        GstatusJson.write(survey, Situations.judged(survey), one, out);

        JsonNode data = MAPPER.readTree(out.toByteArray()).path("data");
        assertThat(data.path("volume_count").asInt()).isEqualTo(1);
        assertThat(data.path("volume_summary").get(0).path("name").asString()).isEqualTo("b");
    }
}
