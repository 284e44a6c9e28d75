package io.brickyard.agent.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.brickyard.agents.AgentFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** docs/openapi/agent.yaml and the server say the same. */
class ContractTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path FILE = Path.of("..", "docs", "openapi", "agent.yaml");

    @TempDir
    Path folder;

    private Running running;
    private JsonNode contract;

    @BeforeEach
    void open() throws IOException {
        contract = MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE)));
        running = new Running(folder);
        running.journal.add(Samples.entry(1));
        running.journal.add(Samples.entry(2));
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void everyRouteIsInTheContractAndEveryPathOfItIsServed() {
        Set<String> served = new TreeSet<>();
        for (Route route : routes()) {
            served.add(route.method() + " " + route.template());
        }
        Set<String> promised = new TreeSet<>();
        contract.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> promised.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(served).isEqualTo(promised);
    }

    @Test
    void everyQueryParameterIsInTheContract() {
        for (Route route : routes()) {
            Set<String> promised = new HashSet<>();
            for (JsonNode parameter :
                    operation(route.method(), route.template()).path("parameters")) {
                JsonNode resolved = resolved(parameter);
                if (resolved.path("in").asString().equals("query")) {
                    promised.add(resolved.path("name").asString());
                }
            }
            assertThat(route.query()).as(route.template()).isEqualTo(promised);
        }
    }

    @Test
    void whatNeedsNoTokenIsInTheContract() {
        for (Route route : routes()) {
            boolean open =
                    operation(route.method(), route.template()).path("security").size() == 1;
            assertThat(open).as(route.template()).isEqualTo(route.scope() == Scope.HEALTH);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET; /api/v1/events; /api/v1/events; ''",
                "GET; /api/v1/events; /api/v1/events?format=compat; ''",
                "GET; /api/v1/events/{id}; /api/v1/events/e1; ''",
                "GET; /api/v1/events/{id}; /api/v1/events/e1?format=compat; ''",
                "GET; /api/v1/node; /api/v1/node; ''",
                "GET; /api/v1/pool; /api/v1/pool; ''",
                "GET; /api/v1/types; /api/v1/types; ''",
                "GET; /api/v1/types/{name}; /api/v1/types/VOLUME_STOP; ''",
                "GET; /api/v1/webhooks; /api/v1/webhooks; ''",
                "GET; /api/v1/webhooks/states; /api/v1/webhooks/states; ''",
                "POST; /api/v1/webhooks/test; /api/v1/webhooks/test; '{\"webhook\": \"http://ha1:9000/listen\"}'",
                "POST; /api/v1/replay; /api/v1/replay; '{\"webhook\": \"http://ha1:9000/listen\", \"id\": \"e1\"}'",
                "GET; /api/v1/dead; /api/v1/dead; ''",
                "POST; /api/v1/dead/retry; /api/v1/dead/retry; '{\"all\": true}'",
                "POST; /api/v1/dead/drop; /api/v1/dead/drop; '{\"events\": [\"e1\"]}'",
                "GET; /api/v1/status; /api/v1/status; ''",
                "POST; /api/v1/reload; /api/v1/reload; ''",
                "POST; /api/v1/work; /api/v1/work; '{\"task\": \"stop-glusterd\"}'",
            })
    void whatIsAnsweredIsWhatTheContractSays(String method, String template, String target, String body) {
        String answer = method.equals("GET") ? running.get(target) : running.post(target, body);

        JsonNode schema = operation(method, template).at("/responses/200/content/application~1json/schema");
        assertThat(faults(schema, answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/events?x=1", "/api/v1/events/none", "/nothing", "/api/v1/replay"})
    void problemsAreWhatTheContractSays(String target) {
        try {
            running.get(target);
            throw new AssertionError("this must be refused");
        } catch (AgentFailure.Refused refused) {
            JsonNode schema = contract.at("/components/responses/Problem/content/application~1problem+json/schema");
            assertThat(faults(schema, new String(refused.document(), StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    /** The contract lets members be added; here an undocumented one is a fault. */
    private List<String> faults(JsonNode schema, String answer) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("components", contract.path("components").deepCopy());
        close(whole.path("components").path("schemas"));
        Schema closed = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
        List<String> faults = new ArrayList<>();
        closed.validate(MAPPER.readTree(answer)).forEach(fault -> faults.add(fault.toString()));
        return faults;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        for (JsonNode child : node) {
            close(child);
        }
    }

    private List<Route> routes() {
        return Routes.of(running.agent.parts(running.journal), new EventStream(running.journal, EventStream.PATIENCE));
    }

    private JsonNode operation(String method, String template) {
        return contract.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
    }

    private JsonNode resolved(JsonNode parameter) {
        String reference = parameter.path("$ref").asString("");
        return reference.isEmpty() ? parameter : contract.at(reference.substring(1));
    }
}
