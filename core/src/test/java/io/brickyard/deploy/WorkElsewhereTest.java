package io.brickyard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.Deadline;
import io.brickyard.plan.NodeFacts;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.work.NodeResult;
import io.brickyard.work.NodeTask;
import io.brickyard.work.Recipient;
import io.brickyard.work.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkElsewhereTest {

    private static final HostName ONE = new HostName("gl1");
    private static final HostName TWO = new HostName("gl2");
    private static final HostName THREE = new HostName("gl3");
    private static final BrickPath PLACE = new BrickPath("/bricks/b1");

    private final List<String> asked = new ArrayList<>();
    private int looks;

    private final WorkElsewhere elsewhere = new WorkElsewhere(new Nodes(), this::recipients);

    private Map<HostName, Recipient> recipients(Set<HostName> names) {
        looks++;
        Map<HostName, Recipient> recipients = new HashMap<>();
        names.forEach(name -> recipients.put(name, Recipient.outsider(name)));
        return recipients;
    }

    /** Nodes that have nothing at any place, but every device. */
    private final class Nodes implements Transport {
        @Override
        public Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline) {
            NodeTask.Facts facts = (NodeTask.Facts) task;
            Map<Recipient, NodeResult> results = new LinkedHashMap<>();
            nodes.forEach(node -> {
                facts.places()
                        .forEach(place -> place.device().ifPresent(device -> asked.add(node.name() + " " + device)));
                results.put(node, told(facts));
            });
            return results;
        }

        private NodeResult told(NodeTask.Facts task) {
            return new NodeResult.Told(new NodeFacts(
                    Optional.empty(),
                    true,
                    Map.of(),
                    task.places().stream().map(this::nothing).toList()));
        }

        private NodeFacts.PlaceFacts nothing(NodeTask.Place place) {
            return new NodeFacts.PlaceFacts(
                    place.path(),
                    false,
                    false,
                    new Bytes(0),
                    new Bytes(0),
                    true,
                    Optional.empty(),
                    place.device()
                            .map(device ->
                                    new NodeFacts.DeviceFacts(device.value(), true, Optional.empty(), new Bytes(0))));
        }
    }

    @Test
    void aNodeIsAskedOfItsOwnDevicesOnly() {
        Map<HostName, NodeFacts> facts = elsewhere.find(Map.of(
                ONE, Map.of(PLACE, "/dev/sdb"), TWO, Map.of(PLACE, "/dev/sdc"), THREE, Map.of(PLACE, "/dev/sdb")));
        assertThat(asked).containsExactlyInAnyOrder("gl1 /dev/sdb", "gl2 /dev/sdc", "gl3 /dev/sdb");
        assertThat(Objects.requireNonNull(facts.get(TWO))
                        .place(PLACE)
                        .orElseThrow()
                        .device()
                        .orElseThrow()
                        .path())
                .isEqualTo("/dev/sdc");
        assertThat(facts).containsOnlyKeys(ONE, TWO, THREE);
    }

    @Test
    void thePoolIsLookedAtOnceForAQuestion() {
        elsewhere.find(Map.of(ONE, Map.of(PLACE, ""), TWO, Map.of(PLACE, "/dev/sdc"), THREE, Map.of()));
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void moreThanATaskCanHaveIsAskedInPortions() {
        Map<BrickPath, String> many = new HashMap<>();
        for (int i = 0; i < 2 * NodeTask.Facts.MOST_PLACES + 1; i++) {
            many.put(new BrickPath("/bricks/b" + i), "");
        }
        assertThat(Objects.requireNonNull(elsewhere.find(Map.of(ONE, many)).get(ONE))
                        .places())
                .hasSize(many.size());
    }

    @Test
    void aLookCoversOnlyWhatItAskedOfTheSameDevice() {
        Needs first = new Needs(false, false, Set.of(), Map.of(ONE, Map.of(PLACE, "/dev/sdb")));
        Needs second = new Needs(false, false, Set.of(), Map.of(ONE, Map.of(PLACE, "/dev/sdc")));
        Needs none = new Needs(false, false, Set.of(), Map.of(ONE, Map.of(PLACE, "")));
        assertThat(first.cover(first)).isTrue();
        assertThat(first.cover(second)).isFalse();
        assertThat(none.cover(first)).isFalse();
        assertThat(first.and(none).cover(first)).isTrue();
    }
}
