package io.brickyard.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.lab.LabCommand.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabArgumentsTest {

    private static LabCommand parse(String line) {
        return LabArguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void upNeedsNothing() {
        assertThat(parse("up")).isEqualTo(new LabCommand.Up(LabSpec.of("lab", 3)));
    }

    @Test
    void upTakesEveryOption() {
        LabSpec spec = LabSpec.of("lb", 4)
                .withBricksPerNode(7)
                .withDemoVolumes()
                .withGlusterdOption("ping-timeout", "10")
                .withGlusterdOption("event-threads", "2");
        assertThat(parse("up --nodes=4 lb --bricks-per-node 7 --volumes demo --glusterd-option ping-timeout=10"
                        + " --glusterd-option=event-threads=2"))
                .isEqualTo(new LabCommand.Up(spec));
        assertThat(spec.glusterdOptions()).isEqualTo(Map.of("ping-timeout", "10", "event-threads", "2"));
    }

    @Test
    void execPassesTheCommandOnUntouched() {
        assertThat(LabArguments.parse(List.of("exec", "lab", "lab2", "--", "sh", "-c", "echo --help; exit 3")))
                .isEqualTo(new LabCommand.Exec(new LabName("lab"), "lab2", List.of("sh", "-c", "echo --help; exit 3")));
    }

    @Test
    void mountIsOnTheClientUnlessToldOtherwise() {
        LabName lab = new LabName("lab");
        assertThat(parse("mount lab rep3")).isEqualTo(new LabCommand.Mount(lab, "rep3", "client", Optional.empty()));
        assertThat(parse("mount lab rep3 /x --node lab1"))
                .isEqualTo(new LabCommand.Mount(lab, "rep3", "lab1", Optional.of("/x")));
    }

    @Test
    void everyFaultHasItsVerb() {
        for (Fault fault : Fault.values()) {
            assertThat(parse(fault.verb() + " lab lab1"))
                    .isEqualTo(new LabCommand.Break(fault, new LabName("lab"), "lab1"));
            assertThat(Help.TEXT).contains(fault.verb());
        }
    }

    @Test
    void downTakesOneOrAll() {
        assertThat(parse("down")).isEqualTo(new LabCommand.Down(LabName.DEFAULT));
        assertThat(parse("down lb")).isEqualTo(new LabCommand.Down(new LabName("lb")));
        assertThat(parse("down --all")).isEqualTo(new LabCommand.DownAll());
    }

    @Test
    void helpWinsOverEverything() {
        assertThat(parse("")).isEqualTo(new LabCommand.Help());
        assertThat(parse("up --nodes --help")).isEqualTo(new LabCommand.Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dance|there is no verb 'dance'",
                "up --nodes|--nodes N is missing",
                "up --nodes many|takes a number, not 'many'",
                "up --nodes 0|1 to 99 nodes",
                "up --nodes 2 --volumes demo|need 3 nodes",
                "up --bricks-per-node 2 --volumes demo|need 6 bricks per node",
                "up --volumes all|knows only 'demo'",
                "up --glusterd-option x|takes KEY=VALUE",
                "up --fast|there is no option '--fast'",
                "up one two|cannot both be meant",
                "up Lab_1|cannot name a lab",
                "up ../../etc|cannot name a lab",
                "exec lab|NODE is missing",
                "exec lab lab1 --|exec needs a command",
                "cut lab lab1 lab2|'lab2' is one word too many",
                "kill-brick lab rep3|BRICK is missing",
                "mount lab -x|there is no option '-x'",
                "list now|one word too many",
            })
    void refusesWithAReason(String line, String reason) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("--help");
    }

    @Test
    void wrongUsageEndsWith64() {
        assertThat(Main.run(List.of("dance"))).isEqualTo(64);
    }
}
