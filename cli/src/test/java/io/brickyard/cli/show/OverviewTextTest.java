package io.brickyard.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.health.Assessment;
import io.brickyard.health.Check;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.Target;
import io.brickyard.health.Verdict;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverviewTextTest {

    private static final Look SCREEN = new Look(false, true, 80);

    private static Survey random(Random random, int nodes, int volumes) {
        Surveys pool = Surveys.ofPool(nodes);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < volumes; i++) {
            String name = "v" + "olume-with-a-name".repeat(random.nextInt(4)) + i;
            names.add(name);
            switch (random.nextInt(4)) {
                case 0 -> pool.volume(name, PoolFixtures.SINGLE, 1 + random.nextInt(4));
                case 1 -> pool.volume(name, PoolFixtures.REPLICA_3, 1 + random.nextInt(3));
                case 2 -> pool.volume(name, PoolFixtures.ARBITER, 1);
                default -> pool.volume(name, PoolFixtures.DISPERSE_3, 1 + random.nextInt(3));
            }
        }
        for (int node = 1; node <= nodes; node++) {
            if (random.nextInt(4) == 0) {
                pool.node(node, NodeState.values()[random.nextInt(NodeState.values().length)]);
            }
        }
        for (String name : names) {
            if (random.nextInt(3) == 0) {
                pool.brick(name, 0, BrickState.values()[random.nextInt(BrickState.values().length)]);
            }
            if (random.nextInt(3) == 0) {
                pool.heal(name, random.nextInt(1_000_000), random.nextInt(3));
            }
        }
        return random.nextBoolean() ? pool.usageEverywhere().build() : pool.build();
    }

    private static Assessment withLongFindings(Survey survey, Random random, int findings) {
        Assessment assessment = Judgement.of(survey);
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < findings; i++) {
            all.add(new Finding(
                    Check.BRICK_DOWN,
                    Severity.values()[random.nextInt(3)],
                    Target.of(new VolumeName("gv" + i)),
                    "something is wrong ".repeat(1 + random.nextInt(6)) + i,
                    List.of("evidence ".repeat(1 + random.nextInt(20))),
                    random.nextInt(4) == 0
                            ? List.of()
                            : List.of(
                                    "# think first",
                                    "gluster volume " + "heal gv0 ".repeat(1 + random.nextInt(20)) + "full"),
                    1));
        }
        return new Assessment(Verdict.ERROR, assessment.volumes(), all, random.nextBoolean() ? all : List.of());
    }

    private static void assertFits(String text, Look look, int mostLines, String about) {
        assertThat(text.lines().count()).as(about + "\n" + text).isLessThanOrEqualTo(mostLines);
        for (String line : text.split("\n")) {
            assertThat(Columns.width(line)).as(about + "\n" + line).isLessThanOrEqualTo(look.width());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 132})
    void noLineIsWiderThanTheScreenAndASmallPoolFitsIt(int width) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Survey survey = random(random, 1 + random.nextInt(3), random.nextInt(8));
            Look look = new Look(false, random.nextBoolean(), width);
            Assessment assessment = withLongFindings(survey, random, random.nextInt(9));
            String about = "seed " + seed + " width " + width;
            // On the narrowest screens the pool line and the counts need more lines of their own.
            assertFits(OverviewText.render(survey, assessment, look), look, width >= 80 ? 24 : 26, about);
        }
    }

    @Test
    void aLargePoolIsBounded() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Survey survey = random(random, 30 + random.nextInt(100), 20 + random.nextInt(100));
            Assessment assessment = withLongFindings(survey, random, random.nextInt(400));
            assertFits(OverviewText.render(survey, assessment, SCREEN), SCREEN, 62, "seed " + seed);
        }
    }

    @Test
    void aHealthyPoolSaysSoInItsFirstLine() {
        Survey survey = PoolFixtures.healthy();

        String text = OverviewText.render(survey, Judgement.of(survey), SCREEN);

        assertThat(text.lines().findFirst()).hasValueSatisfying(line -> assertThat(line)
                .startsWith("✓ OK  3/3 nodes up  7 volumes  20/20 bricks up")
                .endsWith("complete"));
    }

    @Test
    void whatIsWrongHowItIsKnownAndWhatToTypeStandTogether() {
        Survey survey = PoolFixtures.oneBrickDown();

        String text = OverviewText.render(survey, Judgement.of(survey), new Look(false, true, 120));

        assertThat(text).contains("""
                ▲ BRICK_DOWN  Volume rep3 is ONLINE_DEGRADED: 1 of 3 bricks do not serve
                    ha2:/bricks/rep3-0/b1: its glusterd says that it is not running; ha2 port 49170 refused the connection
                    $ gluster volume start rep3 force
                Next: brickyard explain BRICK_DOWN   brickyard status -v rep3
                """);
    }

    @Test
    void textFromTheNetworkCannotCommandTheTerminal() {
        Survey survey = PoolFixtures.usual()
                .healUnknown("rep3", "x")
                .gap("volume rep3", "\u001b[2J\u0007gone", "")
                .build();

        String text = OverviewText.render(survey, Judgement.of(survey), SCREEN);

        assertThat(text).doesNotContain("\u001b").doesNotContain("\u0007").contains("?[2J?gone");
    }

    @Test
    void unknownSaysBestAndWorst() {
        Survey survey = PoolFixtures.isolatedAsker();

        String text = OverviewText.render(survey, Judgement.of(survey), SCREEN);

        assertThat(text).contains("UNKNOWN (ONLINE … OFFLINE)").contains("cut off from its peers");
    }

    @Test
    void coloursChangeNothingButColours() {
        Survey survey = PoolFixtures.replicaSetDown();
        String coloured = OverviewText.render(survey, Judgement.of(survey), new Look(true, true, 80));

        assertThat(coloured).contains("\u001b[1;31m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(OverviewText.render(survey, Judgement.of(survey), SCREEN));
    }

    @Test
    void aLongCommandIsFoldedSoThatAShellStillReadsIt() {
        Survey survey = PoolFixtures.healthy();
        String command =
                "gluster volume replace-brick rep3 ha2:/bricks/a-rather-long-path/brick ha2:/bricks/another-path/b commit force";
        Finding finding =
                new Finding(Check.BRICK_DOWN, Severity.ERROR, Target.POOL, "Something", List.of(), List.of(command), 1);
        Assessment assessment =
                new Assessment(Verdict.ERROR, Judgement.of(survey).volumes(), List.of(finding), List.of());

        String text = OverviewText.render(survey, assessment, SCREEN);

        String shown = text.substring(text.indexOf("$ ") + 2, text.indexOf("\nNext"));
        assertThat(shown).contains("\\\n");
        assertThat(shown.replace("\\\n", "").replaceAll(" +", " ")).isEqualTo(command);
    }
}
