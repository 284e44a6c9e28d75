package io.brickyard.glusterd.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FriendsTest {

    private static final NodeId SELF = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));

    private static Friends.Friend friend(NodeId id, String... names) {
        return new Friends.Friend(id, List.of(names).stream().map(HostName::new).toList(), 3, "Peer in Cluster", true);
    }

    private static Friends read(Friends written) {
        return Friends.of(Dictionary.of(Knowledge.keysOf(written)));
    }

    @Test
    void nodeThatIsListedTwiceIsOneNodeWithAllItsNames() {
        Friends read = read(new Friends(SELF, List.of(friend(OTHER, "a"), friend(OTHER, "b", "a"))));

        assertThat(read.peers()).containsExactly(friend(OTHER, "a", "b"));
    }

    @Test
    void nodeIsNotItsOwnPeer() {
        assertThat(read(new Friends(SELF, List.of(friend(SELF, "a"), friend(OTHER, "b"))))
                        .peers())
                .containsExactly(friend(OTHER, "b"));
    }

    @Test
    void twoThatCallThemselvesTheNodeItselfAreUnreadable() {
        Map<String, String> keys = new HashMap<>(Knowledge.keysOf(new Friends(SELF, List.of(friend(OTHER, "a")))));
        keys.remove("friend1.stateId");

        assertThatThrownBy(() -> Friends.of(Dictionary.of(keys))).isInstanceOf(GlusterdFailure.Unreadable.class);
    }

    @Test
    void wordsForAStateAreShortAndPrintable() {
        Friends.Friend lying = new Friends.Friend(OTHER, List.of(new HostName("a")), 3, "\u001b[2J".repeat(1000), true);

        assertThat(read(new Friends(SELF, List.of(lying))).peers().getFirst().stateName())
                .isEqualTo("state 3");
    }

    @Test
    void namesBeyondReasonAreLeftOut() {
        Map<String, String> keys = new HashMap<>(Knowledge.keysOf(new Friends(SELF, List.of(friend(OTHER, "a")))));
        keys.put("friend1.hostname_count", "2000000000");
        for (int i = 0; i < 5000; i++) {
            keys.put("friend1.hostname" + i, "name" + i);
        }

        assertThat(Friends.of(Dictionary.of(keys)).peers().getFirst().names()).hasSizeLessThan(100);
    }
}
