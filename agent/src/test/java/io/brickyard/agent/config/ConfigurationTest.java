package io.brickyard.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.pool.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    @Test
    void whatIsNotSaidIsUsual() {
        Configuration usual = Configuration.parse("", "agent.yaml");
        assertThat(usual.intake().ports()).containsExactly(55555, 24009);
        assertThat(usual.intake().addresses()).containsExactly("0.0.0.0", "::");
        assertThat(usual.node().workdir()).isEqualTo(Path.of("/var/lib/glusterd"));
        assertThat(usual.api().listen()).isEmpty();
        assertThat(usual.sources().anybody()).isFalse();
        assertThat(Configuration.parse("# nothing\n", "agent.yaml").document()).isEqualTo(usual.document());
    }

    @Test
    void whatIsPrintedIsAConfigurationThatSaysTheSame() {
        Configuration configuration = Configuration.parse("""
                intake:
                  ports: [1234]
                  memory: 32 MiB
                  sources: {networks: [192.0.2.0/24, 'fd00::/8'], rate: 7}
                journal: {keep-for: 36 h, keep-at-most: 2 GiB}
                api: {listen: '[::1]:8080'}
                log: {level: debug}
                """, "agent.yaml");
        assertThat(configuration.intake().memory()).isEqualTo(new Bytes(32 << 20));
        assertThat(configuration.journal().keepFor()).isEqualTo(Duration.ofHours(36));
        assertThat(configuration.api().listen().orElseThrow().getPort()).isEqualTo(8080);
        String printed = configuration.document();
        assertThat(Configuration.parse(printed, "printed").document()).isEqualTo(printed);
        assertThat(printed).contains("networks: [192.0.2.0/24, 'fd00::/8']", "keep-for: 36 h", "listen: '[::1]:8080'");
    }

    @Test
    void theDocumentedConfigurationIsTheUsualOne() throws IOException {
        String page = Files.readString(Path.of("../docs/agent.md"));
        int begin = page.indexOf("```yaml") + "```yaml".length();
        String yaml = page.substring(begin, page.indexOf("```", begin));

        assertThat(Configuration.parse(yaml, "docs").document())
                .isEqualTo(Configuration.parse("", "agent.yaml").document());
    }

    @Test
    void everythingThatIsWrongIsToldWithItsLine() {
        assertThat(problems("""
                intake:
                  port: [1]
                  sockets: many
                  sources:
                    networks: [10.0.0.0/33]
                jurnal:
                  keep-for: 1 d
                """))
                .containsExactlyInAnyOrder(
                        "agent.yaml:2: unknown key intake.port; is intake.ports meant?",
                        "agent.yaml:3: intake.sockets: 'many' is no whole number from 1 to 64",
                        "agent.yaml:5: intake.sources.networks: '10.0.0.0/33' is no network: the part after / is 0 to 32",
                        "agent.yaml:6: unknown key jurnal; is journal meant?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intake: 7",
                "[1]",
                "intake: {ports: 55555}",
                "intake: {ports: [70000]}",
                "intake: {ports: [[1]]}",
                "intake: {addresses: [example.org]}",
                "intake: {addresses: [10.0.0.0/8]}",
                "intake: {memory: much}",
                "node: {workdir: here}",
                "journal: {keep-for: 1 second}",
                "api: {listen: 8080}",
                "log: {level: loud}",
                "log: !!java.io.File {level: info}",
                "a: b: c",
                "node: {workdir: /a, workdir: /b}",
                "? {a: 1}\n: 2",
                "&x [*x]"
            })
    void whatCannotBeUsedIsRefused(String text) {
        assertThat(problems(text)).isNotEmpty().allMatch(problem -> problem.startsWith("agent.yaml:"));
    }

    @Test
    void whatAReloadCannotHeedIsNamed() {
        String begun = "intake: {sources: {networks: [192.0.2.0/24]}}\nlog: {level: info}\n";
        Configuration before = Configuration.parse(begun, "agent.yaml");

        assertThat(Configuration.parse(begun.replace("info", "debug"), "agent.yaml")
                        .needingRestart(before))
                .isEmpty();
        assertThat(Configuration.parse("""
                        node: {pid-file: ''}
                        intake: {sockets: 1, sources: {anybody: true}}
                        journal: {keep-for: 1 d}
                        watch: {enabled: false}
                        api: {listen: '127.0.0.1:1'}
                        peers: {port: 1}
                        log: {events: /e}
                        """, "agent.yaml").needingRestart(before))
                .containsExactly("node", "intake", "intake.sources", "journal", "watch", "api", "peers", "log.events");
    }

    @Test
    void aFileThatWasNamedMustBeThere(@TempDir Path folder) {
        Path absent = folder.resolve("agent.yaml");
        assertThat(Configuration.read(absent, false).intake().ports()).isNotEmpty();
        assertThatThrownBy(() -> Configuration.read(absent, true)).isInstanceOf(ConfigurationError.class);
    }

    private static List<String> problems(String text) {
        try {
            Configuration.parse(text, "agent.yaml");
            return List.of();
        } catch (ConfigurationError e) {
            return e.problems();
        }
    }
}
