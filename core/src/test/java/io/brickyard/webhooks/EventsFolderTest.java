package io.brickyard.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.events.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Registrations.Credentials NONE = Registrations.Credentials.NONE;

    @TempDir
    Path working;

    private EventsFolder folder;

    @BeforeEach
    void make() {
        folder = new EventsFolder(working.resolve("events"), working.resolve("eventsconfig.json"));
    }

    private Path file(String name) {
        return working.resolve("events").resolve(name);
    }

    private void write(String name, String text) throws IOException {
        folder.make();
        Files.writeString(file(name), text);
    }

    private void add(String url, Webhook.Wishes wishes) {
        folder.change(NOW, before -> before.with(before.registrations().with(url, NONE))
                .with(before.extras().with(url, wishes)));
    }

    @Test
    void withoutFilesThereIsNothing() {
        EventsFolder.Contents contents = folder.read();

        assertThat(contents.webhooks()).isEmpty();
        assertThat(contents.version()).isEqualTo(Version.NONE);
        assertThat(contents.settings().port()).isEqualTo(55555);
        assertThat(folder.present()).isEmpty();
    }

    @Test
    void bothFormsOfAnEntryAreRead() throws IOException {
        write("webhooks.json", "{\"http://a/\": {\"token\": \"t\", \"secret\": \"s\"}, \"http://b/\": \"old\"}");

        assertThat(folder.read().webhooks())
                .containsExactly(
                        new Webhook("http://a/", "t", "s", Webhook.Wishes.NONE),
                        new Webhook("http://b/", "old", "", Webhook.Wishes.NONE));
    }

    @Test
    void aChangeIsWhatPythonWouldWriteAndLeavesOtherEntriesAlone() throws IOException {
        write("webhooks.json", "{\"http://b/\": \"old\", \"http://odd/\": {\"token\": \"t\", \"new\": [1.0]}}");

        folder.change(
                NOW,
                before -> before.with(
                        before.registrations().with("http://\u00fc/", new Registrations.Credentials("t", "s"))));

        assertThat(file("webhooks.json"))
                .hasContent("{\"http://b/\": \"old\", \"http://odd/\": {\"token\": \"t\", \"new\": [1.0]},"
                        + " \"http://\\u00fc/\": {\"token\": \"t\", \"secret\": \"s\"}}");
    }

    @Test
    void modifyingAnOldEntryMakesItANewOne() throws IOException {
        write("webhooks.json", "{\"http://b/\": \"old\"}");

        folder.change(
                NOW,
                before -> before.with(
                        before.registrations().modified("http://b/", new Registrations.Credentials("", "s"))));

        assertThat(file("webhooks.json")).hasContent("{\"http://b/\": {\"token\": \"old\", \"secret\": \"s\"}}");
    }

    @Test
    void nobodyElseCanReadWhatWasWritten() throws IOException {
        write("webhooks.json", "{}");
        write("config.json", "{\"port\": 24009}");
        Files.setPosixFilePermissions(file("webhooks.json"), PosixFilePermissions.fromString("rw-r--r--"));
        add("http://a/", Webhook.Wishes.NONE);

        for (String name : List.of("webhooks.json", "config.json", "brickyard-webhooks.json")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}http://a/\": {\"token\": \"hush\"}}", "[]", "{\"http://a/\": {\"token\": \"hush", "\0\0\0"})
    void aDamagedFileIsNamedNotQuotedAndNotOverwritten(String damaged) throws IOException {
        write("webhooks.json", damaged);

        assertThatThrownBy(folder::read)
                .isInstanceOf(EventsFolderFailure.Damaged.class)
                .hasMessageContaining("webhooks.json is damaged")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> add("http://b/", Webhook.Wishes.NONE)).isInstanceOf(EventsFolderFailure.Damaged.class);
        assertThat(file("webhooks.json")).hasContent(damaged);
    }

    @Test
    void entriesThatMeanNothingAreLeftOutAndNamed() throws IOException {
        write("webhooks.json", "{\"http://a/\": 7, \"http://b/\": \"t\"}");

        assertThat(folder.read().webhooks()).extracting(Webhook::url).containsExactly("http://b/");
        assertThat(folder.read().damage()).singleElement().asString().contains("http://a/");
    }

    @Test
    void everyWishIsReadBackAsItWasWritten() {
        Webhook.Wishes wishes = new Webhook.Wishes(
                Webhook.Form.CLOUDEVENTS_BATCH,
                new EventFilter(List.of("VOLUME_*"), List.of("peer"), Severity.WARNING, List.of("v?"), List.of("n1")),
                List.of("whsec_abc", "whsec_def"),
                new Webhook.Trust(Optional.of("/ca"), Optional.of("ab:cd"), Optional.of("/cert"), Optional.of("/key")),
                new Webhook.AddressPolicy(List.of("169.254.0.0/16")),
                true,
                false);
        add("http://a/", wishes);

        assertThat(folder.read().webhooks())
                .singleElement()
                .extracting(Webhook::wishes)
                .isEqualTo(wishes);
        assertThat(file("webhooks.json")).hasContent("{\"http://a/\": {\"token\": \"\", \"secret\": \"\"}}");
    }

    @Test
    void wishesGoWithTheirWebhook() {
        Webhook.Wishes folded = new Webhook.Wishes(
                Webhook.Form.NORMALISED,
                EventFilter.ALL,
                List.of(),
                Webhook.Trust.SYSTEM,
                Webhook.AddressPolicy.USUAL,
                true,
                true);
        add("http://a/", folded);
        folder.change(NOW, before -> before.with(before.registrations().without("http://a/")));
        add("http://a/", Webhook.Wishes.NONE);

        assertThat(folder.read().webhooks())
                .singleElement()
                .extracting(Webhook::wishes)
                .isEqualTo(Webhook.Wishes.NONE);
    }

    @Test
    void everyChangeIsAGenerationAndSoIsOneByTheOriginalTools() throws IOException {
        add("http://a/", Webhook.Wishes.NONE);
        Version ours = folder.read().version();
        assertThat(ours.generation()).isEqualTo(1);

        write("webhooks.json", "{\"http://python/\": {\"token\": \"\", \"secret\": \"\"}}");
        Files.setLastModifiedTime(file("webhooks.json"), FileTime.from(NOW.plusSeconds(60)));
        Version theirs = folder.read().version();
        assertThat(theirs.generation()).isEqualTo(2);
        assertThat(theirs.changed()).isEqualTo(NOW.plusSeconds(60));
        assertThat(theirs).isGreaterThan(ours);

        add("http://b/", Webhook.Wishes.NONE);
        assertThat(folder.read().version().generation()).isEqualTo(3);
    }

    @Test
    void theSameContentsInAnotherLayoutAreNoChange() throws IOException {
        add("http://a/", Webhook.Wishes.NONE);
        Version before = folder.read().version();
        write("webhooks.json", " {\"http://a/\":{\"secret\":\"\",\"token\":\"\"}}\n");
        write("config.json", "");

        assertThat(folder.read().version()).isEqualTo(before);
    }

    @Test
    void whatIsSaidOfADamagedEntryShowsNoPassword() throws IOException {
        write("webhooks.json", "{\"http://user:pass@a/\": 5}");

        assertThat(folder.read().damage())
                .singleElement()
                .asString()
                .contains("http://***@a/")
                .doesNotContain("pass");
    }

    @Test
    void ofChangesAtTheSameTimeNoneIsLost() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String url = "http://a/" + i;
                threads.submit(() -> add(url, Webhook.Wishes.NONE));
            }
        }
        assertThat(folder.read().webhooks()).hasSize(20);
    }

    @Test
    void settingsTakeTheFormOfTheirName() throws IOException {
        Files.writeString(
                working.resolve("eventsconfig.json"),
                "{\"log-level\": \"INFO\", \"port\": 24009, \"disable-events-log\": false}");
        folder.change(
                NOW,
                before -> before.with(before.settings()
                        .with("disable-events-log", "Yes")
                        .flatMap(settings -> settings.with("port", "55555"))
                        .orElseThrow()));

        assertThat(file("config.json")).hasContent("{\"disable-events-log\": true, \"port\": 55555}");
        assertThat(folder.read().settings().effective().inPythonsWay())
                .isEqualTo("{\"log-level\": \"INFO\", \"port\": 55555, \"disable-events-log\": true}");
        assertThat(folder.read().settings().with("port", "abc")).isEmpty();
        assertThat(folder.read().settings().with("port", "0")).isEmpty();
    }
}
