package io.brickyard.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.brickyard.cli.show.StatusJson;
import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.junit.RealPool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each verb as its user types it, while nothing is wrong. */
@RealPool(nodes = 3, bricksPerNode = 12, shared = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerbsOnAHealthyPoolTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> VOLUMES = List.of("verb-rep", "verb-disp", "verb-arb");

    @BeforeAll
    void createVolumes(Lab lab) {
        lab.createVolume(VolumeSpec.replicate("verb-rep", 1, 3));
        lab.createVolume(VolumeSpec.disperse("verb-disp", 1, 3, 1));
        lab.createVolume(VolumeSpec.arbiter("verb-arb", 1));
    }

    @AfterAll
    void deleteVolumes(Lab lab) {
        VOLUMES.forEach(lab::deleteVolume);
    }

    private static Brickyard here(Lab lab) {
        return new Brickyard(lab.nodes().getFirst());
    }

    @Test
    void statusDrawsAVolumeDownToItsBricks(Lab lab) {
        Output tree = here(lab).run("status", "-v", "verb-a*");
        assertThat(tree.exit()).as(tree.toString()).isZero();
        assertThat(tree.stdout())
                .contains(lab.bricks("verb-arb"))
                .contains("arbiter")
                .doesNotContain("verb-rep");
    }

    @Test
    void statusAllShowsBricksAndTheirFileSystems(Lab lab) {
        Output all = here(lab).run("status", "-a");
        assertThat(all.exit()).as(all.toString()).isZero();
        assertThat(all.stdout()).contains(VOLUMES).contains("xfs");
    }

    @Test
    void jsonObeysThePublishedSchema(Lab lab) throws Exception {
        ByteArrayOutputStream published = new ByteArrayOutputStream();
        StatusJson.writeSchema(published);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonMapper.shared().readTree(published.toByteArray()));
        for (String depth : List.of("--no-heal", "--all")) {
            JsonNode status = here(lab).status(depth);
            assertThat(schema.validate(status)).isEmpty();
            assertThat(status.path("complete").asBoolean()).as(depth).isTrue();
            assertThat(status.path("nodes").size()).isEqualTo(3);
        }
    }

    @Test
    void xmlNamesTheSameVolumesAsJson(Lab lab) throws Exception {
        Document xml = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        here(lab).run("status", "--xml").stdout().getBytes(StandardCharsets.UTF_8)));
        assertThat(xml.getDocumentElement().getTextContent()).contains(VOLUMES);
        JsonNode json = here(lab).status();
        assertThat(json.path("volumes").size())
                .isEqualTo(xml.getElementsByTagName("subvolumes").getLength());
    }

    @Test
    void promtoolFindsNoFaultInMetrics(Lab lab) throws Exception {
        LabNode node = lab.nodes().getFirst();
        Output metrics = here(lab).run("metrics");
        assertThat(metrics.exit()).as(metrics.toString()).isZero();
        assertThat(metrics.stdout()).contains("brickyard_survey_success 1\n").contains("verb-rep");
        if (node.run(LIMIT, "sh", "-c", "command -v promtool").succeeded()) {
            Files.writeString(node.onHost("/run/pool.prom"), metrics.stdout());
            Output verdict = node.run(LIMIT, "sh", "-c", "promtool check metrics </run/pool.prom");
            assertThat(verdict).matches(Output::succeeded);
        } else {
            System.err.println("promtool is not installed: the metrics were not given to it");
        }
    }

    @Test
    void explainTellsOfACode(Lab lab) {
        Output text = here(lab).run("explain", "BRICK_DOWN");
        assertThat(text.exit()).isZero();
        assertThat(text.stdout()).startsWith("BRICK_DOWN - ").contains("What to do first:");
    }

    @Test
    void gstatusAnswersUnderItsOwnName(Lab lab) {
        assertThat(here(lab).runAsGstatus("-a").stdout()).contains(VOLUMES);
        JsonNode json = JsonMapper.shared()
                .readTree(here(lab).runAsGstatus("-o", "json").stdout());
        assertThat(json.path("data").path("node_count").asInt()).isEqualTo(3);
        assertThat(json.path("data").path("cluster_status").asString()).isEqualTo("Healthy");
    }

    @Test
    void aMachineWithoutGlusterAsksAServerByName(Lab lab) {
        Brickyard outside = new Brickyard(lab.client());
        String server = lab.nodes().get(1).name();
        JsonNode status = outside.status("--server", server);
        assertThat(status.path("complete").asBoolean()).as(status.toString()).isTrue();
        assertThat(status.path("overall").asString()).as(status.toString()).isEqualTo("OK");
        assertThat(outside.run("status", "--server", server).exit()).isZero();
    }

    @Test
    void whereNoNameResolvesThePeersAreAFindingUnlessAddressesAreGiven(Lab lab) {
        List<String> words = new ArrayList<>(
                List.of("status", "-o", "json", "--server", lab.nodes().get(1).address()));
        Output nameless = withoutNames(lab, words);
        assertThat(nameless.exit()).as(nameless.toString()).isEqualTo(3);
        assertThat(Brickyard.codes(JsonMapper.shared().readTree(nameless.stdout()), "findings"))
                .contains("PEER_UNRESOLVED");
        for (LabNode node : lab.nodes()) {
            words.addAll(List.of("--resolve", node.name() + "=" + node.address()));
        }
        Output resolved = withoutNames(lab, words);
        assertThat(resolved.exit()).as(resolved.toString()).isZero();
        assertThat(Brickyard.codes(JsonMapper.shared().readTree(resolved.stdout()), "findings"))
                .doesNotContain("PEER_UNRESOLVED");
    }

    /** Runs the command on the client with an empty /etc/hosts, and addresses remembered by no earlier run. */
    private static Output withoutNames(Lab lab, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --bind /dev/null /etc/hosts && BRICKYARD_STATE=$(mktemp -d -p /run) exec \"$@\"",
                "sh"));
        command.addAll(Brickyard.commandLine(words.toArray(String[]::new)));
        return lab.client().run(LIMIT, command);
    }
}
