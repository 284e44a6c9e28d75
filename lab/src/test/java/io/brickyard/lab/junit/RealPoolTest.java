package io.brickyard.lab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@RealPool(nodes = 2, bricksPerNode = 1, shared = true)
class RealPoolTest {

    @Test
    void givesALabOfTheWantedShape(Lab lab) {
        assertThat(lab.nodes()).hasSize(2);
        assertThat(lab.node("1")
                        .run(Duration.ofSeconds(10), "gluster", "pool", "list")
                        .stdout())
                .contains("Connected");
    }

    @Test
    void demandsAPoolWhereTheEnvironmentSaysSo() {
        assertThat(RealPoolExtension.required(Map.of("CI", "true"))).isTrue();
        assertThat(RealPoolExtension.required(Map.of("BRICKYARD_REAL_POOL", "require")))
                .isTrue();
        assertThat(RealPoolExtension.required(Map.of("CI", "false"))).isFalse();
    }

    @Nested
    class Inside {
        @Test
        void nestedClassesGetTheSameLab(Lab lab) {
            assertThat(lab.nodes()).hasSize(2);
        }
    }
}
