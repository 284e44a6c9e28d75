package io.brickyard.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.brickyard.health.Assessment;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class StatusJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Map.Entry<String, Survey>> situations() {
        return Situations.all().entrySet().stream();
    }

    private static ObjectNode publishedSchema() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatusJson.writeSchema(out);
        return (ObjectNode) MAPPER.readTree(out.toByteArray());
    }

    /** The published schema lets members be added; here an undocumented one is an error. */
    private static Schema closedSchema() throws IOException {
        ObjectNode schema = publishedSchema();
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        for (JsonNode child : node) {
            close(child);
        }
    }

    private static JsonNode written(Survey survey) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatusJson.write(survey, Situations.judged(survey), out);
        return MAPPER.readTree(out.toByteArray());
    }

    @ParameterizedTest
    @MethodSource("situations")
    void everyReportObeysTheSchemaAndHasNothingUndocumented(Map.Entry<String, Survey> situation) throws IOException {
        assertThat(closedSchema().validate(written(situation.getValue()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void nothingIsEverNull(Map.Entry<String, Survey> situation) {
        assertThat(hasNull(written(situation.getValue()))).isFalse();
    }

    private static boolean hasNull(JsonNode node) {
        for (JsonNode child : node) {
            if (child.isNull() || hasNull(child)) {
                return true;
            }
        }
        return node.isNull();
    }

    @Test
    void theClosedSchemaWouldNoticeAnUndocumentedMember() throws IOException {
        ObjectNode report = (ObjectNode) written(PoolFixtures.healthy());
        ((ObjectNode) report.path("volumes").get(0)).put("surprise", 1);

        assertThat(closedSchema().validate(report)).isNotEmpty();
    }

    @Test
    void everyMemberOfTheSchemaIsDescribedInTheDocumentation() throws IOException {
        String documentation = Files.readString(Path.of("../docs/status-json.md"));

        assertEveryPropertyIsIn(documentation, publishedSchema());
    }

    private static void assertEveryPropertyIsIn(String documentation, JsonNode node) {
        if (node.path("properties") instanceof ObjectNode properties) {
            for (String name : properties.propertyNames()) {
                assertThat(documentation).contains("`" + name + "`");
            }
        }
        for (JsonNode child : node) {
            assertEveryPropertyIsIn(documentation, child);
        }
    }

    @Test
    void aDownBrickHasItsEvidenceAndNoPort() {
        JsonNode brick = written(PoolFixtures.oneBrickDown())
                .path("volumes")
                .get(5)
                .path("subvolumes")
                .get(0)
                .path("bricks")
                .get(1);

        assertThat(brick.path("node").asString()).isEqualTo("ha2");
        assertThat(brick.path("state").asString()).isEqualTo("DOWN");
        assertThat(brick.path("evidence").asString()).contains("not running");
        assertThat(brick.has("port")).isFalse();
    }

    @Test
    void aReportIsOneLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Survey survey = PoolFixtures.healthyInDetail();
        Assessment assessment = Situations.judged(survey);

        StatusJson.write(survey, assessment, out);
        StatusJson.write(survey, assessment, out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"schema\":\"brickyard.status/1\",\"overall\":\"OK\",\"complete\":true,")
                        .endsWith("}"));
    }

    @Test
    void halvesOfSurrogatePairsDoNotStopTheReport() {
        Survey survey = PoolFixtures.usual()
                .heal("rep2", 1, 1, "/a\ud800b", "/\u0001\"\\")
                .build();

        JsonNode entries = written(survey).path("volumes").get(4).path("heal").path("split_brain_entries");

        assertThat(entries.get(0).asString()).isEqualTo("/a\ufffdb");
        assertThat(entries.get(1).asString()).isEqualTo("/\u0001\"\\");
    }
}
