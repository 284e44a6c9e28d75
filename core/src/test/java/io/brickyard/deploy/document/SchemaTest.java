package io.brickyard.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.brickyard.plan.GlusterdOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors and the reader hold each other to the same form. */
class SchemaTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode TEXT = JSON.readTree(PoolDocuments.schema());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    private static final Map<Form, String> PLACES = Map.of(
            Form.POOL, "",
            Form.DEFAULTS, "/$defs/defaults",
            Form.NODE, "/$defs/node",
            Form.PLACE, "/$defs/place",
            Form.REACH, "/$defs/reach/anyOf/1",
            Form.SSH, "/$defs/reach/anyOf/1/properties/ssh",
            Form.AGENT, "/$defs/reach/anyOf/1/properties/agent",
            Form.VOLUME, "/$defs/volume");

    static List<Source> good() {
        return Corpus.good();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void schemaAndReaderHaveTheSameKeys(Form form) {
        JsonNode part = TEXT.at(PLACES.get(form));

        assertThat(part.get("additionalProperties").booleanValue()).isFalse();
        assertThat(new ArrayList<>(part.get("properties").propertyNames()))
                .containsExactlyInAnyOrderElementsOf(form.keys());
    }

    @Test
    void theSchemaExplainsEveryKey() {
        for (Form form : Form.values()) {
            TEXT.at(PLACES.get(form)).get("properties").properties().forEach(entry -> {
                JsonNode value = entry.getValue();
                JsonNode meant = value.has("description") || !value.has("$ref")
                        ? value
                        : TEXT.at(value.get("$ref").stringValue().substring(1));
                assertThat(meant.has("description"))
                        .as(form + "." + entry.getKey())
                        .isTrue();
            });
        }
    }

    @Test
    void theSchemaKnowsTheProfilesAndGlusterdsOptions() {
        Set<String> profiles = new HashSet<>(Profiles.names());
        profiles.add("none");
        Set<String> known = new HashSet<>();
        TEXT.at("/$defs/profile/enum").forEach(name -> known.add(name.stringValue()));

        assertThat(known).isEqualTo(profiles);
        for (String option : TEXT.at("/properties/glusterd/properties").propertyNames()) {
            assertThat(refusedForItsName("glusterd: {" + option + ": 10}"))
                    .as(option)
                    .isFalse();
        }
        assertThat(refusedForItsName("glusterd: {no-such: 10}")).isTrue();
        assertThat(TEXT.at("/properties/glusterd/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(OptionsReader.glusterd());
    }

    @Test
    void nodesAreAskedForTheVeryOptionsThatADocumentMayHave() {
        assertThat(OptionsReader.glusterd()).isEqualTo(GlusterdOptions.NAMES);
    }

    private static boolean refusedForItsName(String line) {
        String text = "apiVersion: brickyard.io/v1\nkind: Pool\nname: p\nnodes: [n1]\n" + line + "\n";
        return PoolDocuments.read(List.of(new Source("p", text))) instanceof Reading.Refused refused
                && refused.problems().stream()
                        .anyMatch(problem -> problem.what().contains("has no option"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void theSchemaTakesWhatTheReaderUnderstands(Source good) {
        assertThat(SCHEMA.validate(json(good.text()))).isEmpty();
    }

    @Test
    void theSchemaTakesWhatTheWriterWrites() {
        for (int seed = 0; seed < 50; seed++) {
            String text = PoolDocuments.write(new RandomPools(new Random(seed)).pool());

            assertThat(SCHEMA.validate(json(text))).as(text).isEmpty();
        }
    }

    /** Of what is wrong, a schema sees only shapes. */
    @Test
    void theSchemaSeesMuchOfWhatIsWrong() {
        int seen = 0;
        for (Corpus.Bad bad : Corpus.bad()) {
            if (bad.name().startsWith("anchor")) {
                continue; // A value around itself is beyond other readers.
            }
            try {
                seen += SCHEMA.validate(json(bad.text())).isEmpty() ? 0 : 1;
            } catch (RuntimeException notYaml) {
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(Corpus.bad().size() / 3);
    }

    private static JsonNode json(String yaml) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return JSON.valueToTree(value);
    }
}
