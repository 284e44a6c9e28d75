package io.brickyard.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.Mount;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.junit.RealPool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each verb as its user types it, while bricks are down. */
@RealPool(nodes = 3, bricksPerNode = 12, shared = true)
class VerbsInTroubleTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String VOLUME = "trouble";
    /** What a brick that is down brings about. */
    private static final List<String> MUTABLE = List.of("VOLUME_DEGRADED", "BRICK_DOWN");

    private final Lab lab;
    private final Brickyard here;

    VerbsInTroubleTest(Lab lab) {
        this.lab = lab;
        here = new Brickyard(lab.nodes().getFirst());
    }

    @BeforeEach
    void createVolume() {
        lab.createVolume(VolumeSpec.replicate(VOLUME, 1, 3));
    }

    @AfterEach
    void deleteVolumeAndMutes() {
        MUTABLE.forEach(code -> here.run("unmute", code));
        lab.deleteVolume(VOLUME);
    }

    @Test
    void checkEndsWithTheCodesOfAMonitoringPlugin() {
        assertCheck(0, "GLUSTER OK - ");
        lab.killBrick(VOLUME, "2");
        assertCheck(1, "GLUSTER WARNING - ");
        lab.killBrick(VOLUME, "1");
        lab.killBrick(VOLUME, "3");
        assertCheck(2, "GLUSTER CRITICAL - ");
        Output noPool = new Brickyard(lab.client()).run("check");
        assertThat(noPool.exit()).as(noPool.toString()).isEqualTo(3);
        assertThat(noPool.stdout()).startsWith("GLUSTER UNKNOWN - ");
    }

    private void assertCheck(int exit, String beginning) {
        Output check = here.run("check");
        assertThat(check.exit()).as(check.toString()).isEqualTo(exit);
        assertThat(check.stdout()).startsWith(beginning).contains(" | ");
    }

    @Test
    void aMutedFindingIsHiddenUntilItWorsens() {
        lab.killBrick(VOLUME, "2");
        List<String> codes = Brickyard.codes(here.status(), "findings").stream()
                .filter(MUTABLE::contains)
                .distinct()
                .toList();
        assertThat(codes).contains("BRICK_DOWN");
        for (String code : codes) {
            assertThat(here.run("mute", code, "--for", "1h")).matches(Output::succeeded);
        }
        JsonNode muted = here.status();
        assertThat(Brickyard.codes(muted, "findings")).doesNotContainAnyElementsOf(codes);
        assertThat(Brickyard.codes(muted, "muted")).containsAll(codes);
        assertThat(here.run("check").exit()).isZero();
        assertThat(here.run("mutes").stdout()).contains(codes);

        lab.killBrick(VOLUME, "3");

        assertThat(Brickyard.codes(here.status(), "findings")).contains("BRICK_DOWN");
        assertThat(here.run("check").exit()).isEqualTo(2);
        assertThat(here.run("mutes").stdout()).doesNotContain("BRICK_DOWN");
    }

    @Test
    void theHealBacklogGrowsWhileABrickIsDownAndGoesWhenItIsBack() {
        try (Mount mount = lab.mount(VOLUME, lab.client())) {
            lab.killBrick(VOLUME, "2");
            Output written = lab.client()
                    .run(LIMIT, "sh", "-c", "for i in 1 2 3 4 5; do echo $i >" + mount.path() + "/f$i || exit 1; done");
            assertThat(written).matches(Output::succeeded);
            lab.waitUntil("five files wait", LIMIT, () -> waiting(here) >= 5);
            assertThat(Brickyard.codes(here.status(), "findings")).contains("HEAL_PENDING");
            lab.nodes().getFirst().run(LIMIT, "gluster", "--mode=script", "volume", "start", VOLUME, "force");
            // Each node counts for itself once nothing waits on its own bricks.
            lab.waitUntil("nothing waits any more on any node", LIMIT, () -> lab.nodes().stream()
                    .allMatch(node -> waiting(new Brickyard(node)) == 0));
            assertThat(Brickyard.codes(here.status(), "findings")).doesNotContain("HEAL_PENDING");
        }
    }

    /** How many entries wait as far as the node can tell; -1 while it cannot. */
    private static long waiting(Brickyard asked) {
        for (JsonNode volume : asked.status().path("volumes")) {
            if (volume.path("name").asString().equals(VOLUME)) {
                return volume.path("heal").path("entries").asLong(-1);
            }
        }
        return -1;
    }
}
