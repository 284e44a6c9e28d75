package io.brickyard.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VolumeTest {

    private static final NodeId NODE = new NodeId(new UUID(0, 1));

    private static List<Brick> bricks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Brick(
                        new BrickId(NODE, new BrickPath("/bricks/" + i)), new HostName("ha1"), Brick.Role.DATA))
                .toList();
    }

    @Test
    void subvolumesAreConsecutiveGroupsOfTheLayoutsSize() {
        List<Subvolume> subvolumes = Volume.inSubvolumes(new Layout.Replicated(3, 0), bricks(6));

        assertThat(subvolumes).hasSize(2);
        assertThat(subvolumes.get(1).bricks())
                .extracting(Brick::path)
                .containsExactly(new BrickPath("/bricks/3"), new BrickPath("/bricks/4"), new BrickPath("/bricks/5"));
    }

    @Test
    void bricksThatDoNotFillTheLastSubvolumeAreRefused() {
        assertThatThrownBy(() -> Volume.inSubvolumes(new Layout.Dispersed(3, 1), bricks(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 bricks");
    }
}
