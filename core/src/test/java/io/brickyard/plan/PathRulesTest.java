package io.brickyard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.BrickPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

    private static BrickPath path(String text) {
        return new BrickPath(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/bricks/b1/gv0", "/data1", "/srv/data", "/home/bricks", "/var/bricks", "/etcetera/b", "/b 1/ü"})
    void bricksLieInFoldersOfTheirOwn(String text) {
        assertThat(PathRules.againstBrick(path(text))).isEmpty();
        assertThat(PathRules.againstFolder(path(text).parent())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/srv",
                "/etc/x/v",
                "/usr",
                "/dev/sdb",
                "/proc/b",
                "/var",
                "/var/lib",
                "/var/lib/glusterd",
                "/var/lib/glusterd/b",
                "/var/log/b",
                "/bricks//b",
                "/bricks/../etc",
                "/bricks/",
                "/bricks/./b"
            })
    void bricksLieNowhereElse(String text) {
        assertThat(PathRules.againstBrick(path(text))).isPresent();
    }

    @Test
    void whatIsOnlyLookedAtIsNotRefusedForWhereItLies() {
        assertThat(PathRules.againstLooking(path("/"))).isEmpty();
        assertThat(PathRules.againstLooking(path("/srv"))).isEmpty();
        assertThat(PathRules.againstLooking(path("/etc/x"))).isEmpty();
        assertThat(PathRules.againstLooking(path("/a/../b"))).isPresent();
        assertThat(PathRules.againstLooking(path("/" + "a".repeat(PathRules.LONGEST))))
                .isPresent();
    }

    @Test
    void theSystemsFoldersAreNotMadeEither() {
        assertThat(PathRules.againstFolder(path("/etc/x"))).hasValue("lie in /etc, which is the system's");
        assertThat(PathRules.againstFolder(path("/var/lib/glusterd/x"))).isPresent();
    }
}
