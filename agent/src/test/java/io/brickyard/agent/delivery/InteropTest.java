package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.brickyard.agent.journal.Entry;
import io.brickyard.agent.sending.Envelope;
import io.brickyard.agent.sending.Limits;
import io.brickyard.agent.sending.Outcome;
import io.brickyard.agent.sending.Sender;
import io.brickyard.agent.sending.Sending;
import io.brickyard.events.Severity;
import io.brickyard.events.Subject;
import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.Webhook;
import io.brickyard.webhooks.Webhook.Form;
import io.brickyard.webhooks.Webhook.Wishes;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What we send is understood by the libraries that receivers use. They run in node; without node and npm the test is left out,
 * but not in continuous integration.
 */
class InteropTest {

    private static final Path FOLDER = Path.of("src/test/interop").toAbsolutePath();
    private static final String FIRST = secret("first secret of at least 24 bytes");
    private static final String SECOND = secret("second secret, also long enough");

    private static Process node;
    private static BufferedReader said;
    private static int port;
    private static final Sending SENDING = new Sending(Clock.systemUTC(), Limits.USUAL);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        if (!runs("node", "--version") || !runs("npm", "--version")) {
            String why =
                    "node and npm are needed to try the libraries of receivers (on Debian: apt install nodejs npm)";
            if ("true".equals(System.getenv("CI"))) {
                fail(why);
            }
            System.err.println("SKIPPED: InteropTest: " + why);
            abort(why);
        }
        install();
        node = new ProcessBuilder("node", "receiver.mjs")
                .directory(FOLDER.toFile())
                .redirectError(Redirect.INHERIT)
                .start();
        said = node.inputReader();
        port = Integer.parseInt(said.readLine());
    }

    private static void install() throws IOException, InterruptedException {
        Path lock = FOLDER.resolve("package-lock.json");
        Path done = FOLDER.resolve("node_modules/.package-lock.json");
        if (Files.exists(done) && Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(lock)) >= 0) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--silent")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.INHERIT)
                .start();
        assertThat(npm.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(npm.exitValue()).as("npm ci").isZero();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        SENDING.close();
        if (node != null) {
            node.destroy();
        }
    }

    @Test
    void standardWebhooksVerifiesEitherLiveSecret() throws IOException {
        for (String secret : List.of(FIRST, SECOND)) {
            assertThat(send("/signed?" + secret.replace("+", "%2B"), Form.COMPAT, List.of(FIRST, SECOND), 1)
                            .success())
                    .isTrue();
            assertThat(said.readLine()).contains("\"event\":\"VOLUME_START\"").contains("häuser;=\\\"x");
        }
    }

    @Test
    void standardWebhooksRefusesAnotherSecret() throws IOException {
        assertThat(send("/signed?" + SECOND, Form.COMPAT, List.of(FIRST), 1).success())
                .isFalse();
        assertThat(said.readLine()).contains("No matching signature found");
    }

    @Test
    void cloudEventsUnderstandsAllThreeForms() throws IOException {
        for (Form form : List.of(Form.CLOUDEVENTS, Form.CLOUDEVENTS_BINARY, Form.CLOUDEVENTS_BATCH)) {
            int number = form == Form.CLOUDEVENTS_BATCH ? 3 : 1;
            assertThat(send("/event", form, List.of(), number).success())
                    .as("%s", form)
                    .isTrue();
            String understood = said.readLine();
            for (int n = 1; n <= number; n++) {
                assertThat(understood)
                        .contains("\"id\":\"id-" + n + "\"")
                        .contains("\"source\":\"urn:uuid:" + PlayedLane.NODE + "\"")
                        .contains("volume_start\"")
                        .contains("\"time\":\"2026-")
                        .contains("\"data\":{\"id\":\"id-" + n + "\",\"volume\":\"häuser;=\\\"x\"}");
            }
        }
    }

    @Test
    void cloudEventsUnderstandsASubjectBeyondAscii() throws IOException {
        assertThat(send("/event", Form.CLOUDEVENTS, List.of(), 1).success()).isTrue();
        assertThat(said.readLine()).contains("\"subject\":\"häuser;=\\\"x\"");
    }

    private static Outcome send(String path, Form form, List<String> secrets, int number) {
        Wishes wishes = new Wishes(
                form, EventFilter.ALL, secrets, Webhook.Trust.SYSTEM, Webhook.AddressPolicy.USUAL, false, true);
        Webhook webhook = new Webhook("http://127.0.0.1:" + port + path, "", "", wishes);
        List<Entry> entries = java.util.stream.IntStream.rangeClosed(1, number)
                .mapToObj(InteropTest::entry)
                .toList();
        try (Sender sender = SENDING.to(webhook)) {
            return sender.send(new Envelope(form, PlayedLane.NODE, Set.of()).message(entries));
        }
    }

    private static Entry entry(int n) {
        String volume = "h\u00e4user;=\\\"x";
        return new Entry(
                n,
                "id-" + n,
                Instant.parse("2026-03-01T12:00:00Z"),
                Instant.parse("2026-03-01T12:00:00.5Z"),
                "VOLUME_START",
                "volume",
                Severity.INFO,
                new Subject(Optional.empty(), Optional.of("h\u00e4user;=\"x"), Optional.empty()),
                "f",
                Optional.of("{\"event\": \"VOLUME_START\", \"message\": {\"name\": \"" + volume + "\"}}"),
                "{\"id\":\"id-" + n + "\",\"volume\":\"" + volume + "\"}",
                1);
    }

    private static String secret(String text) {
        return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
