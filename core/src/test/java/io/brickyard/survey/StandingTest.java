package io.brickyard.survey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.pool.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pool is seen from node 1. */
class StandingTest {

    private static final int IN_CLUSTER = PeerView.Link.IN_CLUSTER;
    private static final int REJECTED = PeerView.Link.REJECTED;
    private static final int PROBE_SENT = 1;

    private final Map<NodeId, NodeLook> looks = new HashMap<>();

    /** A node that answered, and how it sees the others. */
    private void up(int nodes, int self, IntUnaryOperator stateOf) {
        Friends view = FakePool.view(nodes, self, stateOf);
        looks.put(
                FakePool.id(self),
                new NodeLook(FakePool.id(self), NodeState.UP, "answered", List.of(), Optional.of(view), Map.of()));
    }

    private void gone(int node, NodeState state) {
        looks.put(FakePool.id(node), new NodeLook(FakePool.id(node), state, "gone", List.of()));
    }

    private Standing standing() {
        Friends friends = requireNonNull(looks.get(FakePool.id(1))).friends().orElseThrow();
        Optional<NodeId> here = Optional.of(friends.self());
        return new Standing(new Frame(friends.self(), here, friends, List.of(), "test", List.of()), looks);
    }

    private NodeState state(int node) {
        return standing().nodes().stream()
                .filter(report -> report.id().equals(FakePool.id(node)))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void nodeIsRejectedByTheMajorityAndNotTheMajorityByTheNode() {
        up(3, 1, n -> n == 3 ? REJECTED : IN_CLUSTER);
        up(3, 2, n -> n == 3 ? REJECTED : IN_CLUSTER);
        up(3, 3, _ -> REJECTED);

        assertThat(List.of(state(1), state(2), state(3)))
                .containsExactly(NodeState.UP, NodeState.UP, NodeState.REJECTED);
        assertThat(standing().betterSource()).isEmpty();
    }

    @Test
    void ofTwoThatRejectEachOtherTheSourceIsGood() {
        up(2, 1, _ -> REJECTED);
        up(2, 2, _ -> REJECTED);

        assertThat(List.of(state(1), state(2))).containsExactly(NodeState.UP, NodeState.REJECTED);
    }

    @Test
    void rejectedSourceHasABetterOne() {
        up(3, 1, _ -> REJECTED);
        up(3, 2, n -> n == 1 ? REJECTED : IN_CLUSTER);
        up(3, 3, n -> n == 1 ? REJECTED : IN_CLUSTER);

        assertThat(state(1)).isEqualTo(NodeState.REJECTED);
        assertThat(standing().betterSource()).map(NodeLook::id).contains(FakePool.id(2));
    }

    @Test
    void nodeThatIsOnlyProbedIsJoining() {
        up(3, 1, n -> n == 3 ? PROBE_SENT : IN_CLUSTER);
        up(3, 2, n -> n == 3 ? PROBE_SENT : IN_CLUSTER);
        up(3, 3, _ -> IN_CLUSTER);

        assertThat(state(3)).isEqualTo(NodeState.JOINING);
    }

    @Test
    void opinionsChangeNothingAboutANodeThatDoesNotAnswer() {
        up(3, 1, n -> n == 3 ? REJECTED : IN_CLUSTER);
        up(3, 2, n -> n == 3 ? REJECTED : IN_CLUSTER);
        gone(3, NodeState.GLUSTERD_DOWN);

        assertThat(state(3)).isEqualTo(NodeState.GLUSTERD_DOWN);
    }

    @Test
    void isSeenByThoseWhoSayThatTheyAreConnected() {
        up(3, 1, _ -> IN_CLUSTER);
        up(3, 2, _ -> IN_CLUSTER);
        gone(3, NodeState.UNREACHABLE);

        NodeReport third = standing().nodes().get(2);

        assertThat(third.seenBy()).containsExactly(FakePool.id(1), FakePool.id(2));
        assertThat(third.view()).isEmpty();
        assertThat(standing().nodes()).extracting(NodeReport::asker).containsExactly(true, false, false);
    }

    /** Exactly half is not isolated: then nobody can tell which half is the right one. */
    @ParameterizedTest
    @CsvSource({"1, 1, false", "2, 1, false", "3, 1, true", "3, 2, false", "4, 2, false", "5, 2, true", "5, 3, false"})
    void isolatedWhenFewerThanHalfShowASignOfLife(int nodes, int alive, boolean isolated) {
        for (int n = 1; n <= nodes; n++) {
            if (n <= alive) {
                up(nodes, n, _ -> IN_CLUSTER);
            } else {
                gone(n, NodeState.UNREACHABLE);
            }
        }

        assertThat(standing().isolated()).isEqualTo(isolated);
    }

    @Test
    void hostThatRefusesIsASignOfLife() {
        up(3, 1, _ -> IN_CLUSTER);
        gone(2, NodeState.GLUSTERD_DOWN);
        gone(3, NodeState.UNREACHABLE);

        assertThat(standing().isolated()).isFalse();
    }
}
