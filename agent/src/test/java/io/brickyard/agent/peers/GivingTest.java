package io.brickyard.agent.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.eventsd.CatchUp;
import io.brickyard.eventsd.FakeGluster;
import io.brickyard.eventsd.LocalDaemon;
import io.brickyard.eventsd.NodeAnswer;
import io.brickyard.eventsd.NodeCommands;
import io.brickyard.eventsd.PoolWide;
import io.brickyard.glusterd.command.Doorbell;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.EventsFolder;
import io.brickyard.webhooks.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivingTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final NodeId A = NodeId.parse("0a000000-0000-4000-8000-00000000000a");
    private static final NodeId B = NodeId.parse("0b000000-0000-4000-8000-00000000000b");
    private static final NodeId C = NodeId.parse("0c000000-0000-4000-8000-00000000000c");
    private static final Version OLDER = new Version(1, NOON.minusSeconds(100), "older");

    @TempDir
    Path working;

    private final FakeGluster gluster = new FakeGluster();
    private final Map<NodeId, Version> told = new HashMap<>();
    private final Map<NodeId, Instant> silent = new HashMap<>();
    private boolean paired = true;
    private Doorbell doorbell = _ -> List.of();
    private EventsFolder folder;
    private Version own = Version.NONE;

    @BeforeEach
    void changeTwice() {
        folder = new EventsFolder(working.resolve("events"), working.resolve("defaults.json"));
        folder.change(NOON.minusSeconds(100), before -> before);
        folder.change(NOON.minusSeconds(60), before -> before);
        own = folder.read().version();
        told.put(B, own);
        told.put(C, own);
        gluster.pool(A.toString(), B + "=b", C + "=c")
                .on("system:: copy file", 0, "", "")
                .on("system:: execute", 0, answer(A, own) + answer(B, own) + answer(C, own), "");
    }

    private static String answer(NodeId node, Version version) {
        return NodeAnswer.well(node.toString(), "UP", Optional.of(version)).line() + "\n";
    }

    /** This node's agent, just started. */
    private Giving giving() {
        NodeCommands here = new NodeCommands(A.toString(), folder, LocalDaemon.ofThisNode(), () -> NOON);
        PoolWide wide = new PoolWide(gluster, folder, here, peers -> doorbell.silent(peers));
        Giving.Pool pool = new Giving.Pool() {
            @Override
            public Set<NodeId> members() {
                return Set.of(B, C);
            }

            @Override
            public Optional<Gathering.Files> files() {
                return paired ? Optional.of(new Gathering.Files(told, silent)) : Optional.empty();
            }
        };
        return new Giving(A, folder, pool, new CatchUp(wide, A.toString()), working.resolve("holders"), () -> NOON);
    }

    private List<String> locking() {
        return gluster.calls.stream()
                .filter(call -> call.startsWith("system::"))
                .toList();
    }

    private static int looks(Giving giving, int times) {
        int given = 0;
        for (int i = 0; i < times; i++) {
            given += giving.look(i == 0, Set.of());
        }
        return given;
    }

    @Test
    void pairedAgentsThatAreAlikeAskGlusterdNothing() {
        assertThat(looks(giving(), 5)).isZero();

        assertThat(gluster.calls).isEmpty();
    }

    @Test
    void whoIsBehindForTwoLooksIsGivenTheFilesOnce() {
        told.put(C, OLDER);
        Giving giving = giving();

        assertThat(giving.look(true, Set.of())).isZero();
        assertThat(locking()).isEmpty();
        assertThat(giving.look(false, Set.of())).isEqualTo(2);
        int calls = gluster.calls.size();
        assertThat(looks(giving, 5)).as("whatever that one tells afterwards").isZero();
        assertThat(gluster.calls).hasSize(calls);
    }

    @Test
    void whoHasNewerFilesIsLeftToGiveThem() {
        told.put(C, new Version(own.generation() + 1, NOON, "newer"));

        assertThat(looks(giving(), 5)).isZero();

        assertThat(gluster.calls).isEmpty();
    }

    @Test
    void whoWasGivenFilesAndChangesThemIsNeverGivenTheOldOnesBack() {
        told.put(C, OLDER);
        Giving giving = giving();
        looks(giving, 2);
        int calls = gluster.calls.size();
        told.put(B, OLDER);
        told.put(C, new Version(own.generation() + 1, NOON, "newer"));

        assertThat(looks(giving, 5)).isZero();

        assertThat(gluster.calls).hasSize(calls);
    }

    @Test
    void aMemberWithoutAnAgentIsGivenTheFilesOnceAlsoAcrossRestarts() {
        told.remove(C);
        silent.put(C, NOON.minus(Giving.PATIENCE));

        assertThat(looks(giving(), 5)).isEqualTo(2);
        int calls = locking().size();
        assertThat(looks(giving(), 5)).isZero();

        assertThat(locking()).hasSize(calls);
    }

    @Test
    void anAgentThatIsJustStartingIsWaitedFor() {
        told.remove(C);
        silent.put(C, NOON.minus(Giving.PATIENCE).plusMillis(1));

        assertThat(looks(giving(), 5)).isZero();

        assertThat(gluster.calls).isEmpty();
    }

    @Test
    void whoHasComeBackWithoutAnAgentIsGivenTheFilesAgain() {
        told.remove(C);
        silent.put(C, NOON.minus(Giving.PATIENCE));
        Giving giving = giving();
        looks(giving, 3);

        assertThat(giving.look(true, Set.of(C.toString())) + giving.look(false, Set.of()))
                .isEqualTo(2);
    }

    @Test
    void nothingIsLockedForWhoIsDisconnected() {
        told.remove(C);
        silent.put(C, NOON.minus(Giving.PATIENCE));
        FakeGluster without = new FakeGluster().pool(A.toString(), B + "=b", C + "!c");
        NodeCommands here = new NodeCommands(A.toString(), folder, LocalDaemon.ofThisNode(), () -> NOON);
        CatchUp catchUp = new CatchUp(new PoolWide(without, folder, here, doorbell), A.toString());

        CatchUp.Outcome outcome = catchUp.compared(Map.of(A.toString(), own, B.toString(), own), Set.of(C.toString()));

        assertThat(outcome).isInstanceOf(CatchUp.Outcome.UpToDate.class);
        assertThat(without.calls).allMatch(call -> call.startsWith("pool list"));
    }

    @Test
    void nothingIsLockedWhileAConnectedNodeIsSilentAndItIsTriedAgain() {
        told.put(C, OLDER);
        doorbell = peers -> peers.subList(0, 1);
        Giving giving = giving();
        giving.look(true, Set.of());

        assertThatThrownBy(() -> giving.look(true, Set.of())).isInstanceOf(PoolWide.Failure.class);
        assertThat(locking()).isEmpty();

        doorbell = _ -> List.of();
        assertThat(giving.look(true, Set.of())).isEqualTo(2);
    }

    @Test
    void anUnpairedAgentAsksOnceForEachVersionOfTheFiles() {
        paired = false;

        assertThat(looks(giving(), 3)).isZero();
        assertThat(locking()).hasSize(1);
        looks(giving(), 3);
        assertThat(locking()).as("after a restart").hasSize(1);

        folder.change(NOON, before -> before);
        looks(giving(), 3);
        assertThat(locking().size()).as("after a change").isGreaterThan(1);
    }

    @Test
    void whereNothingWasEverChangedNobodyIsAsked() {
        paired = false;
        folder = new EventsFolder(working.resolve("nothing"), working.resolve("defaults.json"));

        assertThat(looks(giving(), 3)).isZero();

        assertThat(gluster.calls).isEmpty();
    }
}
