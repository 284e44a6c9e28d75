package io.brickyard.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.rpc.Behaviours;
import io.brickyard.glusterd.rpc.FakeGlusterd;
import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.glusterd.rpc.Knowledge;
import io.brickyard.glusterd.rpc.Visitor;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Surveys of pools of fake glusterds, some of which are gone, strange or hostile. */
class SurveyorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    /** A machine under load may be slow, but not for ever. */
    private static final Duration AT_THE_LATEST = TIMEOUT.multipliedBy(6);

    private static final Knowledge STRANGER = new Knowledge(new Friends(FakePool.id(99), List.of()));

    /** The survey of bricks starts no process. */
    private static final Gluster NO_GLUSTER = new Gluster(
            (arguments, _) -> {
                throw new AssertionError("gluster was called: " + arguments);
            },
            LockRetries.NONE);

    private final FakePool pool = FakePool.of(3);
    private final Volume volume = pool.replicated("gv0");

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        pool.close();
    }

    private Survey survey() {
        long begin = System.nanoTime();
        Survey survey = surveyor(folder.resolve("no-socket")).survey(pool.request(TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_THE_LATEST);
        return survey;
    }

    private Surveyor surveyor(Path socket) {
        GlusterdFolder none = new GlusterdFolder(folder.resolve("no-glusterd"));
        return new Surveyor(
                new StateFolder(folder.resolve("state")),
                new LocalGlusterd(SurveyRequest.Server.GLUSTERD_PORT, new Endpoint.Unix(socket), none, NO_GLUSTER));
    }

    private static NodeState state(Survey survey, int node) {
        return survey.node(FakePool.id(node)).orElseThrow().state();
    }

    private BrickReport brick(Survey survey, int node) {
        return survey.brick(volume.bricks().get(node - 1));
    }

    private void assertOthersAreWell(Survey survey) {
        assertThat(survey.isolated()).isFalse();
        assertThat(survey.volumes()).containsExactly(volume);
        for (int n = 1; n <= 2; n++) {
            assertThat(state(survey, n)).isEqualTo(NodeState.UP);
            assertThat(brick(survey, n).state()).isEqualTo(BrickState.UP);
        }
    }

    @Test
    void allIsWell() {
        Survey survey = survey();

        assertOthersAreWell(survey);
        assertThat(state(survey, 3)).isEqualTo(NodeState.UP);
        assertThat(brick(survey, 3).state()).isEqualTo(BrickState.UP);
        assertThat(survey.gaps()).isEmpty();
        assertThat(survey.node(FakePool.id(3)).orElseThrow().seenBy()).containsExactly(FakePool.id(1), FakePool.id(2));
    }

    static Stream<Arguments> strangeNodes() {
        return Stream.of(
                argumentSet("nothing at all", Behaviours.silent(), NodeState.GLUSTERD_SILENT),
                argumentSet("one byte a second", Behaviours.dripping(), NodeState.GLUSTERD_SILENT),
                argumentSet("closed at once", Behaviours.closingAtOnce(), NodeState.UNREADABLE),
                argumentSet("reset", Behaviours.resetting(), NodeState.UNREADABLE),
                argumentSet("TLS", Behaviours.speakingTls(), NodeState.UNREADABLE),
                argumentSet("HTTP", Behaviours.speakingHttp(), NodeState.UNREADABLE),
                argumentSet("silent after a knock", afterAKnock(Behaviours.silent()), NodeState.GLUSTERD_SILENT),
                argumentSet("drips after a knock", afterAKnock(Behaviours.dripping()), NodeState.GLUSTERD_SILENT),
                argumentSet("hangs up after a knock", afterAKnock(Behaviours.closingAtOnce()), NodeState.UNREADABLE),
                argumentSet(
                        "garbage after a knock",
                        afterAKnock(Behaviours.sending("garbage, garbage".getBytes(StandardCharsets.US_ASCII))),
                        NodeState.UNREADABLE),
                argumentSet(
                        "endless fragments after a knock",
                        afterAKnock(Behaviours.sendingForEver(Visitor.fragment(new byte[1 << 20], false))),
                        NodeState.UNREADABLE),
                argumentSet(
                        "endless answers to others",
                        Behaviours.sendingForEver(Visitor.record(Visitor.answerTo(77, new byte[8]))),
                        NodeState.UNREADABLE),
                argumentSet("empty answers", Behaviours.answering(new byte[0]), NodeState.UNREADABLE),
                argumentSet("answers of zeros", Behaviours.answering(new byte[64]), NodeState.UNREADABLE),
                argumentSet("another node", STRANGER, NodeState.UNREADABLE));
    }

    /** The first visit is a knock and gets its answer. */
    private static FakeGlusterd.Behaviour afterAKnock(FakeGlusterd.Behaviour then) {
        boolean[] knocked = new boolean[1];
        return visitor -> {
            if (knocked[0]) {
                then.meet(visitor);
            } else {
                knocked[0] = true;
                STRANGER.meet(visitor);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("strangeNodes")
    void strangeNodeSpoilsNothingButItsOwnReport(FakeGlusterd.Behaviour behaviour, NodeState expected) {
        pool.glusterd(3).behave(behaviour);

        Survey survey = survey();

        assertThat(state(survey, 3)).isEqualTo(expected);
        assertThat(brick(survey, 3).state()).isEqualTo(BrickState.UNKNOWN);
        assertThat(brick(survey, 3).evidence()).isNotBlank();
        assertOthersAreWell(survey);
    }

    @Test
    void stoppedGlusterd() {
        pool.glusterd(3).close();

        Survey survey = survey();

        assertThat(state(survey, 3)).isEqualTo(NodeState.GLUSTERD_DOWN);
        assertThat(brick(survey, 3).state()).isEqualTo(BrickState.UNKNOWN);
        assertThat(brick(survey, 3).evidence()).contains("no earlier one is remembered");
        assertOthersAreWell(survey);
    }

    @Test
    void cutOffNodeIsUnreachableWithItsBricks() {
        pool.cut(3);

        Survey survey = survey();

        assertThat(state(survey, 3)).isEqualTo(NodeState.UNREACHABLE);
        assertThat(brick(survey, 3).state()).isEqualTo(BrickState.UNREACHABLE);
        assertOthersAreWell(survey);
    }

    @Test
    void mostNodesCutOffFromAnAskerElsewhereAreUnreachable() {
        pool.cut(2);
        pool.cut(3);

        Survey survey = survey();

        assertThat(survey.isolated()).isFalse();
        assertThat(brick(survey, 2).state()).isEqualTo(BrickState.UNREACHABLE);
        assertThat(brick(survey, 1).state()).isEqualTo(BrickState.UP);
    }

    /** As in the first seconds of a glusterd that was started anew, before its bricks have reported to it. */
    @Test
    void brickThatGlusterdCallsStoppedIsUpWhileItsLastKnownPortAnswers() {
        survey();
        pool.knowledge(3).withoutPort(volume.bricks().get(2).path());

        assertThat(brick(survey(), 3).state()).isEqualTo(BrickState.UP);
        assertThat(brick(survey(), 3).evidence()).contains("says that it is not running, but");
    }

    @Test
    void portOfABrickThatIsReallyStoppedIsForgotten() {
        survey();
        pool.knowledge(3).withoutPort(volume.bricks().get(2).path());
        pool.brick(volume, 2).close();
        assertThat(brick(survey(), 3).state()).isEqualTo(BrickState.DOWN);
        pool.glusterd(3).close();

        assertThat(brick(survey(), 3).state()).isEqualTo(BrickState.UNKNOWN);
    }

    @Test
    void nodeWhoseNameLeadsNowhereIsUnresolved() {
        pool.unresolved(3);

        Survey survey = survey();

        assertThat(state(survey, 3)).isEqualTo(NodeState.UNRESOLVED);
        assertThat(survey.node(FakePool.id(3)).orElseThrow().evidence()).contains("n3 does not resolve");
        assertThat(brick(survey, 3).state()).isEqualTo(BrickState.UNKNOWN);
        assertOthersAreWell(survey);
    }

    @Test
    void nodeWhoseNameLeadsNowhereIsFoundWhereItLastAnswered() {
        survey();
        pool.unresolved(3);

        assertThat(state(survey(), 3)).isEqualTo(NodeState.UP);
    }

    @Test
    void sourceWithoutBricksIsUpThoughItsNameIsNotKnown() {
        try (FakePool alone = FakePool.of(1)) {
            Surveyor surveyor = new Surveyor(new StateFolder(folder.resolve("state")), Map.of());

            assertThat(state(surveyor.survey(alone.request(TIMEOUT)), 1)).isEqualTo(NodeState.UP);
        }
    }

    @Test
    void brickOfAStoppedGlusterdIsUpWhenItsLastKnownPortAnswers() {
        survey();
        pool.glusterd(3).close();

        Survey survey = survey();

        assertThat(state(survey, 3)).isEqualTo(NodeState.GLUSTERD_DOWN);
        assertThat(brick(survey, 3).state()).isEqualTo(BrickState.UP);
        assertThat(brick(survey, 3).evidence()).contains("last known port");
        assertOthersAreWell(survey);
    }

    @Test
    void brickOfAFrozenGlusterdIsUnknownWhenItsLastKnownPortRefuses() {
        survey();
        pool.glusterd(3).behave(Behaviours.silent());
        pool.brick(volume, 2).close();

        Survey survey = survey();

        assertThat(state(survey, 3)).isEqualTo(NodeState.GLUSTERD_SILENT);
        assertThat(brick(survey, 3).state()).isEqualTo(BrickState.UNKNOWN);
        assertOthersAreWell(survey);
    }

    @Test
    void frozenBrickIsHung() {
        pool.brick(volume, 2).behave(Behaviours.silent());

        assertThat(brick(survey(), 3).state()).isEqualTo(BrickState.HUNG);
    }

    @Test
    void brickWhosePortRefusesIsDownWhateverGlusterdSays() {
        pool.brick(volume, 2).close();

        BrickReport report = brick(survey(), 3);

        assertThat(report.state()).isEqualTo(BrickState.DOWN);
        assertThat(report.evidence()).contains("refuses");
    }

    @Test
    void brickThatGlusterdCallsStoppedIsDown() {
        pool.knowledge(3).withoutPort(volume.bricks().get(2).path());

        BrickReport report = brick(survey(), 3);

        assertThat(report.state()).isEqualTo(BrickState.DOWN);
        assertThat(report.port()).isEmpty();
    }

    @Test
    void brickBehindTlsIsUp() {
        pool.brick(volume, 2).behave(Behaviours.speakingTls());

        assertThat(brick(survey(), 3).state()).isEqualTo(BrickState.UP);
    }

    @Test
    void absurdPortMakesItsNodeUnreadable() {
        for (int port : new int[] {65_536, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            pool.knowledge(3).port(volume.bricks().get(2).path(), port);

            Survey survey = survey();

            assertThat(state(survey, 3)).as("port %d", port).isEqualTo(NodeState.UNREADABLE);
            assertOthersAreWell(survey);
        }
    }

    @Test
    void volumeWithCountsThatDoNotFitIsAGapAndTheOthersAreThere() {
        Map<String, String> keys = new HashMap<>(Knowledge.keysOf(FakePool.replicated("bad", 3)));
        keys.put("volume0.replica_count", "2");
        pool.knowledge(1).volume("bad", keys);

        Survey survey = survey();

        assertThat(survey.volumes()).extracting(Volume::name).containsExactly(new VolumeName("gv0"));
        assertThat(survey.gaps()).hasSize(1).first().satisfies(gap -> {
            assertThat(gap.subject()).isEqualTo("volume bad");
            assertThat(gap.reason()).contains("3 bricks do not form subvolumes of 2");
        });
        assertOthersAreWell(survey);
    }

    @Test
    void rejectedSourceIsNotBelieved() {
        for (int n = 1; n <= 3; n++) {
            int self = n;
            int rejected = PeerView.Link.REJECTED;
            pool.knowledge(n).see(FakePool.view(3, n, m -> self == 1 || m == 1 ? rejected : PeerView.Link.IN_CLUSTER));
        }
        Volume odd = FakePool.replicated("odd", 3);
        pool.knowledge(1).volume(odd);

        Survey survey = survey();

        assertThat(survey.volumes()).containsExactly(volume);
        assertThat(state(survey, 1)).isEqualTo(NodeState.REJECTED);
        assertThat(state(survey, 2)).isEqualTo(NodeState.UP);
        assertThat(state(survey, 3)).isEqualTo(NodeState.UP);
    }

    @Test
    void betterSourceThatBreaksOffLeavesTheFirstFrame() {
        for (int n = 1; n <= 3; n++) {
            int self = n;
            int rejected = PeerView.Link.REJECTED;
            pool.knowledge(n).see(FakePool.view(3, n, m -> self == 1 || m == 1 ? rejected : PeerView.Link.IN_CLUSTER));
        }
        int[] visits = new int[1];
        pool.glusterd(2).behave(visitor -> {
            if (++visits[0] <= 2) {
                pool.knowledge(2).meet(visitor);
            }
        });

        Survey survey = survey();

        assertThat(survey.volumes()).containsExactly(volume);
        assertThat(survey.gaps())
                .hasSize(1)
                .first()
                .extracting(Gap::reason)
                .asString()
                .contains("its peers reject");
        assertThat(state(survey, 1)).isEqualTo(NodeState.REJECTED);
    }

    static Stream<Arguments> strangeServers() {
        return Stream.of(
                argumentSet("silent", Behaviours.silent(), GlusterdFailure.AnswerLate.class),
                argumentSet("dripping", Behaviours.dripping(), GlusterdFailure.AnswerLate.class),
                argumentSet("hangs up", Behaviours.closingAtOnce(), GlusterdFailure.Hungup.class),
                argumentSet("TLS", Behaviours.speakingTls(), GlusterdFailure.Unreadable.class),
                argumentSet("a brick", Knowledge.ofBrick(), GlusterdFailure.NotAllowed.class));
    }

    @ParameterizedTest
    @MethodSource("strangeServers")
    void withoutAnyoneWhoTellsThereIsNoSurveyButAReason(
            FakeGlusterd.Behaviour behaviour, Class<? extends GlusterdFailure> expected) {
        pool.glusterd(1).behave(behaviour);

        assertThat(catchThrowable(this::survey)).isInstanceOf(expected);
    }

    @Test
    void thousandLiesAboutThePoolEndInTime() {
        for (int n = 4; n < 1000; n++) {
            pool.knowledge(1).friendKey("friend" + n + ".uuid", FakePool.id(n).toString());
            pool.knowledge(1).friendKey("friend" + n + ".hostname", "::" + n + "::::");
            pool.knowledge(1).friendKey("friend" + n + ".stateId", "3");
        }
        pool.knowledge(1).friendKey("count", "999");

        Survey survey = survey();

        assertThat(survey.nodes()).hasSize(999);
        assertThat(state(survey, 500)).isEqualTo(NodeState.UNRESOLVED);
        assertThat(state(survey, 3)).isEqualTo(NodeState.UP);
        for (Brick brick : volume.bricks()) {
            assertThat(survey.brick(brick).state()).isEqualTo(BrickState.UP);
        }
    }
}
