package io.brickyard.agent.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.sending.Outcome.Failed;
import io.brickyard.agent.sending.Outcome.Stage;
import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.Webhook;
import io.brickyard.webhooks.Webhook.AddressPolicy;
import io.brickyard.webhooks.Webhook.Form;
import io.brickyard.webhooks.Webhook.Trust;
import io.brickyard.webhooks.Webhook.Wishes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    static Path folder;

    private static Certificate proper;
    private static Certificate impostor;
    private static Certificate misnamed;
    private static Certificate client;
    private static final Sending SENDING = new Sending(Clock.systemUTC(), Limits.USUAL);

    @BeforeAll
    static void make() {
        proper = Certificate.make(folder, "proper", "RSA", "dns:localhost,ip:127.0.0.1");
        impostor = Certificate.make(folder, "impostor", "RSA", "dns:localhost,ip:127.0.0.1");
        misnamed = Certificate.make(folder, "misnamed", "EC", "dns:elsewhere.example");
        client = Certificate.make(folder, "client", "EC", "dns:node1");
    }

    @AfterAll
    static void close() {
        SENDING.close();
    }

    @Test
    void aPrivateAuthorityIsTrusted() throws Exception {
        assertThat(delivered(proper, "localhost", authority(proper))).isTrue();
        assertThat(delivered(proper, "127.0.0.1", authority(proper))).isTrue();
    }

    @Test
    void anUnknownCertificateIsNeverTrusted() throws Exception {
        assertNothingArrives(proper, Trust.SYSTEM);
    }

    @Test
    void anImpostorSeesNoByteOfARequest() throws Exception {
        assertNothingArrives(impostor, authority(proper));
        assertNothingArrives(impostor, pinned(proper));
    }

    @Test
    void anotherHostsCertificateIsRefused() throws Exception {
        assertNothingArrives(misnamed, authority(misnamed));
    }

    @Test
    void aPinnedCertificateIsTrustedWhateverItsName() throws Exception {
        assertThat(delivered(misnamed, "localhost", pinned(misnamed))).isTrue();
        assertThat(delivered(proper, "localhost", pinned(proper))).isTrue();
    }

    @Test
    void bothSidesMayProveThemselves() throws Exception {
        Trust mutual = new Trust(
                Optional.of(proper.certificateFile()),
                Optional.empty(),
                Optional.of(client.certificateFile()),
                Optional.of(client.keyFile()));
        try (Receiver receiver = new Receiver(proper.server(client), request -> Receiver.OK)) {
            assertThat(send(receiver, "localhost", mutual).success()).isTrue();
            assertThat(send(receiver, "localhost", authority(proper)).success()).isFalse();
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void aReceiverThatSpeaksPlainTextSeesNoRequest() throws Exception {
        try (Receiver receiver = Receiver.plain(request -> Receiver.OK)) {
            assertThat(send(receiver, "localhost", Trust.SYSTEM).success()).isFalse();
            assertThat(receiver.requests())
                    .noneMatch(request -> request.toString().contains("a-token"));
        }
    }

    @Test
    void badFilesAreNamedAndNotShown() throws Exception {
        Path key = folder.resolve("old.key");
        Files.writeString(key, "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----\n");
        Trust old = new Trust(
                Optional.empty(), Optional.empty(), Optional.of(client.certificateFile()), Optional.of(key.toString()));
        try (Receiver receiver = new Receiver(proper.server(null), request -> Receiver.OK)) {
            Failed failed = (Failed) send(receiver, "localhost", old);
            assertThat(failed.stage()).isEqualTo(Stage.SETTINGS);
            assertThat(failed.reason()).contains("old.key").contains("PKCS#8").doesNotContain("c2VjcmV0");
            Trust absent =
                    new Trust(Optional.of("/nowhere/ca.pem"), Optional.empty(), Optional.empty(), Optional.empty());
            assertThat(send(receiver, "localhost", absent).text()).isEqualTo("cannot read /nowhere/ca.pem");
        }
    }

    @Test
    void aReplacedAuthorityFileIsReadAfterAFailure() throws Exception {
        Path file = folder.resolve("changing.pem");
        Files.copy(Path.of(impostor.certificateFile()), file);
        Trust trust = new Trust(Optional.of(file.toString()), Optional.empty(), Optional.empty(), Optional.empty());
        try (Receiver receiver = new Receiver(proper.server(null), request -> Receiver.OK);
                Sender sender = SENDING.to(webhook(receiver, "localhost", trust))) {
            assertThat(sender.send(SenderTest.MESSAGE).success()).isFalse();
            Files.copy(Path.of(proper.certificateFile()), file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(sender.send(SenderTest.MESSAGE).success()).isTrue();
        }
    }

    /** One is found wanting after the handshake only, as TLS 1.3 has it. */
    @Test
    void aRenewedCertificateOfOursIsShownAfterAFailure() throws Exception {
        Path shown = folder.resolve("renewed.pem");
        Path key = folder.resolve("renewed.key");
        Files.copy(Path.of(impostor.certificateFile()), shown);
        Files.copy(Path.of(impostor.keyFile()), key);
        Trust mutual = new Trust(
                Optional.of(proper.certificateFile()),
                Optional.empty(),
                Optional.of(shown.toString()),
                Optional.of(key.toString()));
        try (Receiver receiver = new Receiver(proper.server(client), request -> Receiver.OK);
                Sender sender = SENDING.to(webhook(receiver, "localhost", mutual))) {
            assertThat(sender.send(SenderTest.MESSAGE).success()).isFalse();
            Files.copy(Path.of(client.certificateFile()), shown, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(Path.of(client.keyFile()), key, StandardCopyOption.REPLACE_EXISTING);
            assertThat(sender.send(SenderTest.MESSAGE).success()).isTrue();
        }
    }

    private static void assertNothingArrives(Certificate shown, Trust trust) throws Exception {
        try (Receiver receiver = new Receiver(shown.server(null), request -> Receiver.OK)) {
            Outcome outcome = send(receiver, "localhost", trust);
            assertThat(((Failed) outcome).stage()).isEqualTo(Stage.TLS);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    private static boolean delivered(Certificate shown, String host, Trust trust) throws Exception {
        try (Receiver receiver = new Receiver(shown.server(null), request -> Receiver.OK)) {
            return send(receiver, host, trust).success()
                    && receiver.requests().getFirst().header("authorization").equals("Bearer a-token");
        }
    }

    private static Outcome send(Receiver receiver, String host, Trust trust) {
        try (Sender sender = SENDING.to(webhook(receiver, host, trust))) {
            return sender.send(SenderTest.MESSAGE);
        }
    }

    private static Webhook webhook(Receiver receiver, String host, Trust trust) {
        Wishes wishes = new Wishes(Form.COMPAT, EventFilter.ALL, List.of(), trust, AddressPolicy.USUAL, false, true);
        return new Webhook("https://" + host + ":" + receiver.port() + "/", "a-token", "", wishes);
    }

    private static Trust authority(Certificate certificate) throws Exception {
        return new Trust(
                Optional.of(certificate.certificateFile()), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Trust pinned(Certificate certificate) throws Exception {
        return new Trust(Optional.empty(), Optional.of(certificate.fingerprint()), Optional.empty(), Optional.empty());
    }
}
