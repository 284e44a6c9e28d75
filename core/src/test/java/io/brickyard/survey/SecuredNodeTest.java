package io.brickyard.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.rpc.Behaviours;
import io.brickyard.glusterd.rpc.FakeGlusterd;
import io.brickyard.glusterd.rpc.Knowledge;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks from a node whose pool speaks TLS only over the network. */
class SecuredNodeTest {

    private static final String STATE = """
            [Global]
            MYUUID: %s
            op-version: 100000

            [Volumes]
            Volume1.name: gv0
            Volume1.id: %s
            Volume1.type: Replicate
            Volume1.status: Started
            Volume1.brickcount: 3
            Volume1.Brick1.path: n1:/bricks/gv0
            Volume1.Brick1.hostname: n1
            Volume1.Brick1.port: %d
            Volume1.Brick1.port_registered: 1
            Volume1.Brick1.status: %s

            [Misc]
            Base port: 49152
            Last allocated port: 49153
            """;

    private final FakePool pool = FakePool.of(3);
    private final Volume volume = pool.replicated("gv0");
    private final FakeGlusterd brick = FakeGlusterd.listening("127.0.0.1", 0, Knowledge.ofBrick());

    @TempDir
    Path folder;

    @BeforeEach
    void secure() throws IOException {
        for (int n = 1; n <= 3; n++) {
            pool.glusterd(n).behave(Behaviours.speakingTls());
        }
        Files.createDirectories(folder.resolve("run/gluster"));
        Files.createDirectories(folder.resolve("glusterd"));
        Files.createFile(folder.resolve("glusterd/secure-access"));
    }

    @AfterEach
    void end() {
        pool.close();
        brick.close();
    }

    private Survey survey() {
        Path socket = folder.resolve("run/glusterd.socket");
        Gluster noGluster = new Gluster(
                (arguments, _) -> {
                    throw new AssertionError("gluster was called: " + arguments);
                },
                LockRetries.NONE);
        try (FakeGlusterd _ = FakeGlusterd.listening(socket, pool.knowledge(1))) {
            LocalGlusterd local = new LocalGlusterd(
                    pool.glusterd(1).port(),
                    new Endpoint.Unix(socket),
                    new GlusterdFolder(folder.resolve("glusterd")),
                    noGluster);
            return new Surveyor(new StateFolder(folder.resolve("state")), local)
                    .survey(new SurveyRequest(
                            Optional.empty(), FakePool.names(3), Duration.ofSeconds(5), SurveyRequest.Depth.BRICKS));
        }
    }

    private void brickIs(String status) {
        Brick own = volume.bricks().getFirst();
        pool.knowledge(1)
                .state(STATE.formatted(own.node(), volume.id(), brick.port().number(), status));
    }

    private BrickReport ownBrick(Survey survey) {
        return survey.brick(volume.bricks().getFirst());
    }

    @Test
    void nodeItselfIsSeenInFullOverItsSocket() {
        brickIs("Started");

        Survey survey = survey();

        NodeReport self = survey.node(FakePool.id(1)).orElseThrow();
        assertThat(self.state()).isEqualTo(NodeState.UP);
        assertThat(self.evidence()).contains("TLS only");
        assertThat(ownBrick(survey).state()).isEqualTo(BrickState.UP);
        assertThat(ownBrick(survey).port()).contains(brick.port());
        assertThat(survey.node(FakePool.id(2)).orElseThrow().state()).isEqualTo(NodeState.UNREADABLE);
        assertThat(survey.node(FakePool.id(2)).orElseThrow().seenBy()).containsExactly(FakePool.id(1));
        assertThat(survey.gaps()).hasSize(2);
    }

    @Test
    void itsBrickThatDoesNotRunIsDown() {
        brickIs("Stopped");

        assertThat(ownBrick(survey()).state()).isEqualTo(BrickState.DOWN);
    }

    @Test
    void itsBrickWhosePortRefusesIsDownThoughGlusterdCallsItStarted() {
        brickIs("Started");
        brick.close();

        assertThat(ownBrick(survey()).state()).isEqualTo(BrickState.DOWN);
    }

    @Test
    void withoutAWordOnItsStateItIsLookedAtLikeTheOthers() {
        Survey survey = survey();

        assertThat(survey.node(FakePool.id(1)).orElseThrow().state()).isEqualTo(NodeState.UNREADABLE);
    }

    @Test
    void bricksOfOthersAreTriedWhereTheyWereLastKnown() throws IOException {
        brickIs("Started");
        Port second = pool.brick(volume, 1).port();
        Brick other = volume.bricks().get(1);
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(
                folder.resolve("state/last-known"), "brick " + other.node() + " " + second + " " + other.path() + "\n");

        BrickReport report = survey().brick(other);

        assertThat(report.state()).isEqualTo(BrickState.UP);
        assertThat(report.evidence()).contains("last known port");
    }
}
