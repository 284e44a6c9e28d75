package io.brickyard.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostFactsTest {

    private static final List<String> ROUTES = List.of(
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
            "eth0\t00000000\t0102A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0",
            "br0\t0021410A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
            "vpn\t0000460A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0");

    @Test
    void aNetworkInUseIsSeenAndTheDefaultRouteIsNotOne() {
        Routes routes = Routes.parse(ROUTES);
        assertThat(routes.touch("10.65.33.0")).isTrue();
        assertThat(routes.touch("10.65.34.0")).isFalse();
        assertThat(routes.touch("10.70.200.0")).isTrue();
        assertThat(routes.touch("10.71.0.0")).isFalse();
    }

    @Test
    void optionsOfGlusterdReplaceThoseOfTheFile() {
        List<String> stock =
                List.of("volume management", "    option ping-timeout 0", "#   option base-port 1", "end-volume");
        assertThat(RootFolder.withOptions(stock, Map.of("ping-timeout", "10")))
                .containsExactly(
                        "volume management", "#   option base-port 1", "    option ping-timeout 10", "end-volume");
    }

    @Test
    void placesWithBlanksStayOneWordInTheMountTable() {
        assertThat(new Fstab().image(Path.of("/a b/c"), Path.of("/d\\e")).toString())
                .isEqualTo("/a\\040b/c /d\\134e xfs loop,discard 0 0\n");
    }

    @Test
    void theEnvironmentChoosesTheFolder() {
        assertThat(LabFolder.root(Map.of())).isEqualTo(Path.of("/var/tmp/brickyard-lab"));
        assertThat(LabFolder.root(Map.of("BRICKYARD_LAB", "/x"))).isEqualTo(Path.of("/x"));
    }
}
