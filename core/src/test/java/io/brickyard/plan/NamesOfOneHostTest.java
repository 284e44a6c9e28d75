package io.brickyard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.HostName;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A member that the document spells in another way is not thrown out for it. */
class NamesOfOneHostTest {

    private static SeenPool seen(String... names) {
        List<SeenNode> nodes = new ArrayList<>();
        for (String text : names) {
            HostName name = new HostName(text);
            nodes.add(new SeenNode(
                    new Node(new NodeId(new UUID(1, nodes.size())), name, List.of(name)), SeenNode.Standing.UP, true));
        }
        return new SeenPool(nodes.getFirst().id(), nodes, List.of(), Map.of(), Set.of(), Map.of(), Map.of(), Map.of());
    }

    private static WantedPool wanted(String... names) {
        return new WantedPool(
                "pool",
                List.of(names).stream()
                        .map(name -> new WantedNode(new HostName(name), Map.of(), Optional.empty(), List.of()))
                        .toList(),
                List.of(),
                Map.of(),
                Map.of(),
                WantedPool.Removal.REMOVE);
    }

    @Test
    void largeLettersMakeNoOtherNode() {
        assertThat(Planner.plan(wanted("gl1", "GL2"), seen("gl1", "gl2")))
                .isInstanceOfSatisfying(
                        Planning.Planned.class,
                        planned -> assertThat(planned.plan().steps()).isEmpty());
    }

    @Test
    void aMemberIsNotDetachedForItsNameWithADomain() {
        assertThat(Planner.plan(wanted("gl1", "gl2.example.org"), seen("gl1", "gl2")))
                .isInstanceOfSatisfying(Planning.Refused.class, refused -> assertThat(refused.obstacles())
                        .singleElement()
                        .extracting(Planning.Obstacle::why)
                        .asString()
                        .contains("gl2.example.org"));
    }

    @Test
    void aMemberThatIsNotWantedIsDetached() {
        assertThat(Planner.plan(wanted("gl1"), seen("gl1", "gl2")))
                .isInstanceOfSatisfying(Planning.Planned.class, planned -> assertThat(
                                planned.plan().steps())
                        .singleElement()
                        .isInstanceOf(PeerStep.Detach.class));
    }
}
