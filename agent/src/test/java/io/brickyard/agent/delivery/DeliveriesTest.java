package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brickyard.agent.sending.Receiver;
import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.Webhook;
import io.brickyard.webhooks.Webhook.Form;
import io.brickyard.webhooks.Webhook.Wishes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {

    @TempDir
    Path folder;

    private final FakeJournal journal = new FakeJournal();
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Receiver receiver = Receiver.plain(this::take);
    private volatile String answer = Receiver.OK;
    private Deliveries deliveries;

    private Deliveries open(DeliveryListener listener) {
        return new Deliveries(journal, folder, PlayedLane.NODE, Surroundings.real(listener));
    }

    @BeforeEach
    void open() {
        deliveries = open(DeliveryListener.NOBODY);
    }

    @AfterEach
    void close() {
        deliveries.close();
        receiver.close();
    }

    private String take(Receiver.Request request) {
        if (answer.equals(Receiver.OK)) {
            arrived.add(request.header("webhook-id"));
        }
        return answer;
    }

    private Webhook webhook(Wishes wishes) {
        return new Webhook("http://127.0.0.1:" + receiver.port() + "/", "", "", wishes);
    }

    private void put(int number) {
        IntStream.range(0, number).forEach(i -> journal.put(Instant.now()));
    }

    private void awaitIds(int first, int last) {
        List<String> expected =
                IntStream.rangeClosed(first, last).mapToObj(n -> "id-" + n).toList();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(arrived).containsExactlyElementsOf(expected));
    }

    @Test
    void aNewWebhookBeginsAtTheEndAndARestartGoesOnWhereItStood() {
        put(5);
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));
        put(5);
        awaitIds(6, 10);
        deliveries.close();
        put(5);

        deliveries = open(DeliveryListener.NOBODY);
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));

        awaitIds(6, 15);
    }

    @Test
    void changesUnderLoadLoseAndRepeatNothing() {
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));
        Wishes filtered = PlayedLane.wishes(
                new EventFilter(List.of("*"), List.of(), io.brickyard.events.Severity.INFO, List.of(), List.of()),
                Form.COMPAT,
                false);
        Webhook other = new Webhook("http://127.0.0.1:1/", "", "", Wishes.NONE);
        for (int round = 0; round < 6; round++) {
            put(200);
            List<Webhook> webhooks = new ArrayList<>();
            webhooks.add(webhook(round % 2 == 0 ? filtered : Wishes.NONE));
            if (round % 3 == 0) {
                webhooks.add(other);
            }
            deliveries.replaceAll(webhooks);
        }

        awaitIds(1, 1200);
    }

    @Test
    void aDisabledWebhookGoesOnWhereItStoodAndARemovedOneIsForgotten() {
        Wishes disabled = new Wishes(
                Form.COMPAT,
                EventFilter.ALL,
                List.of(),
                Webhook.Trust.SYSTEM,
                Webhook.AddressPolicy.USUAL,
                false,
                false);
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));
        deliveries.replaceAll(List.of(webhook(disabled)));
        put(3);
        assertThat(deliveries.states())
                .singleElement()
                .satisfies(report -> assertThat(report.condition()).isEqualTo(LaneReport.Condition.DISABLED))
                .satisfies(report -> assertThat(report.queued()).isEqualTo(3));
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));
        awaitIds(1, 3);

        deliveries.replaceAll(List.of());
        put(3);
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));
        put(1);
        await().until(() -> arrived.contains("id-7"));
        assertThat(arrived).containsExactly("id-1", "id-2", "id-3", "id-7");
    }

    @Test
    void goneIsToldOnce() {
        deliveries.close();
        List<String> heard = new CopyOnWriteArrayList<>();
        deliveries = open(new DeliveryListener() {
            @Override
            public void disabled(Webhook webhook, String reason) {
                heard.add(webhook.url());
            }

            @Override
            public void gaveUp(Webhook webhook, int events, String reason) {}

            @Override
            public void droppedDead(Webhook webhook, long letters) {}
        });
        answer = Receiver.status("410 Gone");
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));
        put(3);

        await().until(() -> !heard.isEmpty());
        assertThat(heard).hasSize(1);
        assertThat(deliveries.states().getFirst().condition()).isEqualTo(LaneReport.Condition.DISABLED);
    }

    @Test
    void aReplaySendsARangeOnceMore() {
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));
        put(5);
        awaitIds(1, 5);

        assertThat(deliveries.replay(webhook(Wishes.NONE).url(), 2, 3)).isTrue();
        assertThat(deliveries.replay("http://nobody/", 2, 3)).isFalse();

        await().untilAsserted(() ->
                assertThat(arrived).containsExactly("id-1", "id-2", "id-3", "id-4", "id-5", "id-2", "id-3"));
    }

    @Test
    void closingEndsWithinSecondsThoughAReceiverHangs() {
        CountDownLatch over = new CountDownLatch(1);
        try (Receiver hanging = Receiver.plain(request -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Receiver.OK;
        })) {
            deliveries.replaceAll(
                    List.of(new Webhook("http://127.0.0.1:" + hanging.port() + "/", "", "", Wishes.NONE)));
            put(1);
            await().until(() -> !hanging.requests().isEmpty());
            long began = System.nanoTime();

            deliveries.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
            over.countDown();
        }
    }

    @Test
    void filesAreForTheOwnerOnlyAndDoNotBearTheUrl() throws Exception {
        deliveries.replaceAll(List.of(webhook(Wishes.NONE)));
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(file.getFileName().toString()).matches("cursors");
                assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            }
        }
    }

    @Test
    void allFormsCarryTheirTypes() {
        for (Form form : Form.values()) {
            deliveries.replaceAll(List.of());
            deliveries.replaceAll(List.of(webhook(PlayedLane.wishes(EventFilter.ALL, form, false))));
            journal.put("VOLUME_START", Instant.now(), "f", Optional.of("{\"event\": \"VOLUME_START\"}"));
            int expected = form.ordinal() + 1;
            await().untilAsserted(() -> assertThat(receiver.requests()).hasSize(expected));
        }
        assertThat(receiver.requests())
                .extracting(request -> request.header("content-type"))
                .containsExactly(
                        "application/json",
                        "application/json",
                        "application/cloudevents+json; charset=utf-8",
                        "application/json",
                        "application/cloudevents-batch+json; charset=utf-8");
        assertThat(receiver.requests().get(3).header("ce-subject")).isEqualTo("demo");
    }
}
