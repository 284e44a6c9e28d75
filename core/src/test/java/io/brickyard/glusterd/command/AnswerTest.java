package io.brickyard.glusterd.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.Recorded;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final VolumeName REP3 = new VolumeName("rep3");

    private static XmlElement judge(String output, String errors, int exitStatus) {
        return Answer.of("volume info", new Printout(output.getBytes(StandardCharsets.UTF_8), errors, exitStatus));
    }

    private static final String WELL = "<cliOutput><opRet>0</opRet><opErrno>0</opErrno><opErrstr/></cliOutput>";

    @Test
    void exitStatusDoesNotMatter() {
        assertThat(judge(WELL, "", 251).name()).isEqualTo("cliOutput");
        assertThatThrownBy(() -> judge(WELL.replace(">0<", ">-1<"), "", 0)).isInstanceOf(GlusterdFailure.Refused.class);
    }

    @Test
    void plainTextBeforeTheXmlIsSkipped() {
        assertThat(judge("Volume stopd is not started\n<?xml version=\"1.0\"?>" + WELL, "", 0)
                        .text("opRet"))
                .contains("0");
    }

    @Test
    void glusterdThatDoesNotRunIsNotListening() {
        assertThatThrownBy(() ->
                        Recorded.gluster("glusterd-stopped-local/pool-list.xml").peers(Recorded.soon()))
                .isInstanceOf(GlusterdFailure.NotListening.class)
                .hasMessageContaining("systemctl start glusterd");
        assertThatThrownBy(() -> judge("", "Connection failed. Please check if gluster daemon is operational.", 1))
                .isInstanceOf(GlusterdFailure.NotListening.class);
    }

    @Test
    void plainTimeOutIsAnAnswerThatCameLate() {
        assertThatThrownBy(() -> judge("Error : Request timed out\n", "", 1))
                .isInstanceOf(GlusterdFailure.AnswerLate.class);
    }

    @Test
    void emptyOutputIsUnreadable() {
        assertThatThrownBy(() ->
                        Recorded.gluster("all-well/volume-status-all-mem.xml").volumeNames(Recorded.soon()))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("printed nothing");
    }

    @Test
    void anyOtherPlainTextIsUnreadableWithItsWords() {
        assertThatThrownBy(() -> Recorded.gluster("layouts/geo-replication-status-none.xml")
                        .geoReplication(Recorded.soon()))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("geo-replication command failed");
    }

    @Test
    void controlCharactersOfPlainTextNeverReachTheMessage() {
        assertThatThrownBy(() -> judge("\u001b[2Jgone", "", 0))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .message()
                .doesNotContain("\u001b");
    }

    @Test
    void refusalKeepsGlusterdsNumberAndWords() {
        GlusterdFailure.Refused refused = catchThrowableOfType(
                GlusterdFailure.Refused.class,
                () -> Recorded.gluster("layouts/volume-info-nonexistent.xml").volumes(Recorded.soon()));
        assertThat(refused.opErrno()).isEqualTo(30806);
        assertThat(refused).hasMessageContaining("Volume does not exist");
    }

    @Test
    void opRetAfterTheContentIsFound() {
        assertThatThrownBy(() -> Recorded.gluster("all-well/heal-info-dist.xml").healInfo(REP3, Recorded.soon()))
                .isInstanceOf(GlusterdFailure.Refused.class)
                .hasMessageContaining("not of type replicate/disperse");
    }

    @Test
    void answerWithoutOpRetIsUnreadable() {
        assertThatThrownBy(() -> judge("<cliOutput><volList/></cliOutput>", "", 0))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining("opRet");
    }

    @Test
    void lockOfAnotherTransactionIsRetryable() {
        for (String file : new String[] {
            "lock-conflict/volume-status-rep3.xml",
            "node-link-down/volume-status-rep3.xml",
            "node-link-down/volume-status-rep3-second.xml"
        }) {
            GlusterdFailure.Locked locked =
                    catchThrowableOfType(GlusterdFailure.Locked.class, () -> Recorded.gluster(file)
                            .status(REP3, Gluster.StatusView.PLAIN, Recorded.soon()));
            assertThat(locked).as(file).isNotNull();
            assertThat(locked.retryable()).isTrue();
        }
        assertThatThrownBy(() -> judge("Another transaction is in progress for rep3.", "", 1))
                .isInstanceOf(GlusterdFailure.Locked.class);
    }

    @Test
    void lockedQuestionIsAskedAgainUntilItIsAnswered() {
        CommandLine locksTwice = Recorded.commandLine(
                "lock-conflict/volume-status-rep3.xml",
                "lock-conflict/volume-status-rep3.xml",
                "all-well/volume-list.xml");
        Gluster gluster = new Gluster(locksTwice, new LockRetries(2, Duration.ZERO));
        assertThat(gluster.volumeNames(Recorded.soon())).hasSize(7);
    }

    @Test
    void lockedQuestionIsNotAskedMoreOftenThanSaid() {
        AtomicInteger asked = new AtomicInteger();
        CommandLine locked = (arguments, deadline) -> {
            asked.incrementAndGet();
            return new Printout(Recorded.bytes("lock-conflict/volume-status-rep3.xml"), "", 0);
        };
        Gluster gluster = new Gluster(locked, new LockRetries(3, Duration.ZERO));
        assertThatThrownBy(() -> gluster.volumeNames(Recorded.soon())).isInstanceOf(GlusterdFailure.Locked.class);
        assertThat(asked).hasValue(4);
    }
}
