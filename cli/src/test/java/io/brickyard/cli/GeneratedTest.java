package io.brickyard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.brickyard.cli.options.Command;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Verb;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated from the description of the verbs, judged by the programs that read it. */
class GeneratedTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "brickyard sta,                      status",
        "brickyard status --vol,             --volume",
        "brickyard ok-to,                    ok-to-stop",
        "brickyard ok-to-stop --w,           --wait",
        "brickyard status -o '',             text json xml",
        "brickyard status --output = j,      json",
        "brickyard status --output j,        json",
        "brickyard --debug check --serv,     --server",
        "brickyard explain BRICK_DO,         BRICK_DOWN",
        "brickyard status --server x,        ''",
        "brickyard completion f,             fish",
        "brickyard events t,                 tail types",
        "brickyard events tail --fo,         --follow",
        "brickyard events list --severity w, warning",
        "brickyard --debug events dead r,    retry",
    })
    void bashCompletesWhatIsTyped(String typed, String offered) throws Exception {
        String script = write(
                "brickyard.bash", new Stage(folder).run("completion", "bash").out());
        String words = typed.replace("''", "").replaceAll("(^| )([^ ]*)", "$1\"$2\"");
        String drive = "source " + script + "; COMP_WORDS=(" + words + "); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ));"
                + " _brickyard; echo \"${COMPREPLY[*]}\"";

        assertThat(outputOf(List.of("bash", "-n", script))).isEmpty();
        assertThat(outputOf(List.of("bash", "--norc", "-c", drive)).strip()).isEqualTo(offered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zsh", "fish"})
    void theShellItselfFindsNoFaultInItsScript(String shell) throws Exception {
        String script = write(
                "brickyard." + shell, new Stage(folder).run("completion", shell).out());

        assumeThat(installed(shell)).as("%s is not installed", shell).isTrue();
        assertThat(outputOf(List.of(shell, "--no-exec", script))).isEmpty();
    }

    @Test
    void groffFindsNoFaultInTheManualPage() throws Exception {
        String page = write("brickyard.1", new Stage(folder).run("man").out());

        assumeThat(installed("groff")).as("groff is not installed").isTrue();
        assertThat(outputOf(List.of("groff", "-man", "-ww", "-z", page))).isEmpty();
    }

    @Test
    void mandocFindsNoFaultInTheManualPage() throws Exception {
        String page = write("brickyard.1", new Stage(folder).run("man").out());

        assumeThat(installed("mandoc")).as("mandoc is not installed").isTrue();
        assertThat(outputOf(List.of("mandoc", "-T", "lint", page))).isEmpty();
    }

    @Test
    void promtoolFindsNoFaultInMetrics() throws Exception {
        Survey survey = PoolFixtures.healthyInDetail();
        String metrics =
                write("pool.prom", new Stage(folder).pool(survey).run("metrics").out());

        assumeThat(installed("promtool")).as("promtool is not installed").isTrue();
        assertThat(outputOf(List.of("sh", "-c", "promtool check metrics < " + metrics)))
                .isEmpty();
    }

    @Test
    void helpManualAndCompletionsKnowEveryVerbAndOption() {
        String man = new Stage(folder).run("man").out();
        String bash = new Stage(folder).run("completion", "bash").out();
        String zsh = new Stage(folder).run("completion", "zsh").out();
        String fish = new Stage(folder).run("completion", "fish").out();

        for (Verb verb : Verbs.command().verbs()) {
            String help = new Stage(folder).run("help", verb.name()).out();
            for (Option option : Verbs.command().options(verb)) {
                assertThat(help).contains("--" + option.name());
                assertThat(man).contains("\\-\\-" + option.name().replace("-", "\\-"));
                assertThat(bash).contains("--" + option.name());
                assertThat(zsh).contains("--" + option.name());
                assertThat(fish).contains("-l " + option.name());
            }
            assertThat(man).contains(".SS " + verb.name().replace("-", "\\-") + "\n");
        }
    }

    @Test
    void helpManualAndCompletionsKnowTheVerbsOfGroups() {
        String man = new Stage(folder).run("man").out();
        String bash = new Stage(folder).run("completion", "bash").out();
        String fish = new Stage(folder).run("completion", "fish").out();
        String zsh = new Stage(folder).run("completion", "zsh").out();

        for (Command group : Verbs.command().groups()) {
            String word = group.name().substring("brickyard ".length());
            for (Verb verb : group.verbs()) {
                String help = new Stage(folder).run("help", word, verb.name()).out();
                assertThat(man).contains(".SS " + word + " " + verb.name().replace("-", "\\-") + "\n");
                assertThat(bash).contains("        " + word + "\\ " + verb.name() + ") ");
                assertThat(zsh).contains("        " + verb.name() + ")\n");
                for (Option option : group.options(verb)) {
                    assertThat(help).contains("--" + option.name());
                    assertThat(fish)
                            .contains("__fish_seen_subcommand_from " + word + "; and __fish_seen_subcommand_from "
                                    + verb.name() + "' "
                                    + option.letter()
                                            .map(letter -> "-s " + letter + " ")
                                            .orElse("") + "-l "
                                    + option.name());
                }
            }
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static boolean installed(String program) {
        for (String place : List.of("/bin/", "/usr/bin/", "/usr/local/bin/")) {
            if (Files.isExecutable(Path.of(place + program))) {
                return true;
            }
        }
        return false;
    }

    private static String outputOf(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
