package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.delivery.LaneReport.Condition;
import io.brickyard.agent.delivery.LaneState.Range;
import io.brickyard.agent.sending.Outcome;
import io.brickyard.agent.sending.Outcome.Answered;
import io.brickyard.agent.sending.Outcome.Failed;
import io.brickyard.agent.sending.Outcome.Stage;
import io.brickyard.events.Severity;
import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.Webhook.Form;
import io.brickyard.webhooks.Webhook.Wishes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {

    private static final Outcome REFUSED = new Failed(Stage.CONNECT, "connection refused");

    @TempDir
    Path folder;

    private PlayedLane played;

    @BeforeEach
    void open() {
        played = new PlayedLane(folder, Wishes.NONE);
    }

    @Test
    void eventsArriveInTheirOrder() throws InterruptedException {
        put(1000);

        played.play(Duration.ofMinutes(1));

        assertThat(played.arrived()).containsExactlyElementsOf(ids(1, 1000));
        assertThat(played.lane.report().queued()).isZero();
    }

    @Test
    void twoDaysOfOutageLoseNothingAndKeepTheOrder() throws InterruptedException {
        Instant back = played.now.plus(Duration.ofDays(2));
        played.receiver = (at, message) -> at.isBefore(back) ? REFUSED : PlayedLane.OK;
        for (int hour = 0; hour < 60; hour++) {
            put(50);
            played.play(Duration.ofHours(1));
        }

        assertThat(played.arrived()).containsExactlyElementsOf(ids(1, 3000));
        assertThat(played.lane.report().condition()).isEqualTo(Condition.CLOSED);
        assertThat(played.lane.report().counts().dead()).isZero();
    }

    @Test
    void triesFollowTheSchedule() throws InterruptedException {
        played.receiver = (at, message) -> REFUSED;
        put(1);

        played.play(Duration.ofHours(71));

        assertThat(gaps())
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(12),
                        Duration.ofHours(12),
                        Duration.ofHours(12),
                        Duration.ofHours(12));
    }

    @Test
    void eventsDieSeventyTwoHoursAfterTheirFirstAttempt() throws InterruptedException {
        Instant began = played.now;
        played.receiver = (at, message) -> REFUSED;
        put(3);
        played.play(Duration.ofHours(24));
        put(2);

        played.playUntil(began.plus(Duration.ofHours(80)));

        assertThat(deadIds()).containsExactly("id-1", "id-2", "id-3");
        assertThat(played.heard).isNotEmpty();
        played.playUntil(began.plus(Duration.ofHours(100)));
        assertThat(deadIds()).containsExactly("id-1", "id-2", "id-3", "id-4", "id-5");
    }

    @Test
    void manyThatHaveHadTheirTimeDieTogether() throws InterruptedException {
        played.receiver = (at, message) -> REFUSED;
        put(5000);

        played.play(Duration.ofHours(80));

        assertThat(played.lane.track().dead().count()).isEqualTo(5000);
        assertThat(played.heard).hasSizeLessThanOrEqualTo(3);
        assertThat(played.lane.report().queued()).isZero();
    }

    @Test
    void deadLettersAreSentAgainOnDemand() throws Exception {
        played.receiver = (at, message) -> REFUSED;
        put(3);
        played.play(Duration.ofHours(80));
        played.receiver = (at, message) -> PlayedLane.OK;
        played.play(Duration.ofHours(13));
        put(1);

        played.lane.retry(played.lane.track().dead().find(letter -> true, 10));
        played.play(Duration.ofHours(13));

        assertThat(played.arrived()).containsExactlyInAnyOrder("id-1", "id-2", "id-3", "id-4");
        assertThat(played.lane.track().dead().count()).isZero();
    }

    @Test
    void theBreakerOpensAfterFiveFailures() throws InterruptedException {
        played.receiver = (at, message) -> REFUSED;
        put(1);

        played.play(Duration.ofMinutes(36));
        assertThat(played.lane.report().condition()).isEqualTo(Condition.OPEN);
        assertThat(played.attempts).hasSize(5);
    }

    @Test
    void theScheduleGoesOnAfterARestart() throws InterruptedException {
        played.receiver = (at, message) -> REFUSED;
        put(1);
        played.play(Duration.ofMinutes(36));

        played.restart(Wishes.NONE);
        played.play(Duration.ofMinutes(30));

        assertThat(played.attempts).hasSize(5);
        assertThat(played.lane.report().condition()).isEqualTo(Condition.OPEN);
    }

    @Test
    void aClockThatWasSetBackDelaysNoMoreThanTheStep() throws InterruptedException {
        played.receiver = (at, message) -> REFUSED;
        put(1);
        played.play(Duration.ofSeconds(20));
        played.now = played.now.minus(Duration.ofDays(30));
        played.receiver = (at, message) -> PlayedLane.OK;

        played.play(Duration.ofSeconds(31));

        assertThat(played.arrived()).containsExactly("id-1");
    }

    @Test
    void whatTheReceiverRefusesThreeTimesDoesNotHoldUpTheRest() throws InterruptedException {
        played.receiver =
                (at, message) -> message.id().equals("id-2") ? new Answered(400, Optional.empty()) : PlayedLane.OK;
        put(4);

        played.play(Duration.ofMinutes(1));

        assertThat(played.arrived()).containsExactly("id-1", "id-3", "id-4");
        assertThat(deadIds()).containsExactly("id-2");
    }

    @Test
    void aReceiverThatRefusesEverythingIsTakenForBroken() throws InterruptedException {
        played.receiver = (at, message) -> new Answered(400, Optional.empty());
        put(100);

        played.play(Duration.ofHours(24));

        assertThat(played.lane.report().counts().dead()).isEqualTo(5);
        assertThat(played.lane.report().condition()).isEqualTo(Condition.OPEN);
    }

    @Test
    void goneDisablesAndKeepsTheEvent() throws InterruptedException {
        played.receiver = (at, message) -> new Answered(410, Optional.empty());
        put(2);

        played.play(Duration.ofHours(1));

        assertThat(played.attempts).hasSize(1);
        assertThat(played.heard).containsExactly("disabled: the receiver answered 410 Gone");
        assertThat(played.lane.report().condition()).isEqualTo(Condition.DISABLED);
        played.receiver = (at, message) -> PlayedLane.OK;
        played.restart(Wishes.NONE);
        played.play(Duration.ofHours(1));
        assertThat(played.arrived()).containsExactly("id-1", "id-2");
    }

    @Test
    void redirectsAreFailures() throws InterruptedException {
        played.receiver = (at, message) -> new Answered(302, Optional.empty());
        put(1);

        played.play(Duration.ofSeconds(1));

        assertThat(played.arrived()).isEmpty();
        assertThat(played.lane.report().condition()).isEqualTo(Condition.FAILING);
    }

    @Test
    void aReplayIsSentBesideWhatIsNewAndOutlivesARestart() throws InterruptedException {
        put(10);
        played.play(Duration.ofMinutes(1));
        played.lane.replay(new Range(3, 6));
        played.lane.turn();
        played.restart(Wishes.NONE);
        put(1);

        played.play(Duration.ofMinutes(1));

        List<String> later = played.arrived().subList(10, played.arrived().size());
        assertThat(later).containsExactlyInAnyOrder("id-4", "id-5", "id-6", "id-11");
        assertThat(later.stream().filter(id -> !id.equals("id-11"))).containsExactly("id-4", "id-5", "id-6");
    }

    @Test
    void onlyWhatIsWantedIsSent() throws InterruptedException {
        EventFilter filter = new EventFilter(List.of("volume_s*"), List.of(), Severity.INFO, List.of(), List.of());
        played.restart(PlayedLane.wishes(filter, Form.COMPAT, false));
        played.journal.put("VOLUME_STOP", played.now, "a", Optional.of("{}"));
        played.journal.put("PEER_ATTACH", played.now, "b", Optional.of("{}"));
        played.journal.put("VOLUME_START", played.now, "c", Optional.empty());

        played.play(Duration.ofMinutes(1));

        assertThat(played.arrived()).containsExactly("id-1");
        assertThat(played.lane.report().cursor()).isEqualTo(3);
    }

    @Test
    void oneFactFromManyNodesIsSentOnceIfWished() throws InterruptedException {
        Wishes folded = PlayedLane.wishes(EventFilter.ALL, Form.COMPAT, true);
        played.restart(folded);
        played.journal.put("QUORUM_LOST", played.now, "f", Optional.of("{}"));
        played.journal.put("QUORUM_LOST", played.now, "f", Optional.of("{}"));
        played.play(Duration.ofSeconds(5));
        played.restart(folded);
        played.journal.put("QUORUM_LOST", played.now, "f", Optional.of("{}"));
        played.journal.put("QUORUM_LOST", played.now.plus(Duration.ofMinutes(2)), "f", Optional.of("{}"));

        played.play(Duration.ofMinutes(5));

        assertThat(played.arrived()).containsExactly("id-1", "id-4");
    }

    @Test
    void whatTheJournalLetGoIsCounted() throws InterruptedException {
        put(1);
        played.play(Duration.ofMinutes(1));
        put(10);
        played.journal.letGoThrough(4);

        played.play(Duration.ofMinutes(1));

        assertThat(played.arrived()).first().isEqualTo("id-1");
        assertThat(played.arrived().subList(1, 8)).containsExactlyElementsOf(ids(5, 11));
        assertThat(played.lane.report().counts().missed()).isEqualTo(3);
    }

    @Test
    void theFirstNumberOfAnEmptyJournalIsNoGap() throws InterruptedException {
        played.receiver = (at, message) -> new Outcome.Answered(500, Optional.empty());
        played.journal.beginAfter(1_795_275_965_120_525L);
        put(2);
        assertThat(played.lane.report().queued()).isEqualTo(2);

        played.play(Duration.ofMinutes(1));

        assertThat(played.lane.report().queued()).isEqualTo(2);
        assertThat(played.lane.report().counts().missed()).isZero();
    }

    @Test
    void batchesTakeManyEventsAndAProbeTakesOne() throws InterruptedException {
        played.restart(PlayedLane.wishes(EventFilter.ALL, Form.CLOUDEVENTS_BATCH, false));
        put(250);

        played.play(Duration.ofMinutes(1));

        assertThat(played.arrived()).containsExactly("id-1-id-100", "id-101-id-200", "id-201-id-250");
    }

    @Test
    void aFoldedBatchThatExpiresInPartLosesNothing() throws InterruptedException {
        Wishes wishes = PlayedLane.wishes(EventFilter.ALL, Form.CLOUDEVENTS_BATCH, true);
        played.restart(wishes);
        put(2);
        Instant late = played.now.plus(Duration.ofHours(1));
        played.journal.put("VOLUME_STOP", late, "late", Optional.of("{}"));
        Instant back = played.now.plus(Duration.ofMinutes(72 * 60 + 30));
        played.receiver = (at, message) -> at.isBefore(back) ? REFUSED : PlayedLane.OK;

        played.play(Duration.ofHours(120));

        assertThat(deadIds()).containsExactly("id-1", "id-2", "id-3");
        assertThat(played.journal.last()).isEqualTo(3);
    }

    private void put(int number) {
        for (int i = 0; i < number; i++) {
            played.journal.put(played.now);
        }
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(n -> "id-" + n).toList();
    }

    private List<Duration> gaps() {
        return IntStream.range(1, played.attempts.size())
                .mapToObj(i -> Duration.between(
                                played.attempts.get(i - 1).at(),
                                played.attempts.get(i).at())
                        .minusMillis(1))
                .toList();
    }

    private List<String> deadIds() {
        try {
            return played.lane.track().dead().find(letter -> true, 1000).stream()
                    .map(letter -> letter.entry().id())
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
