package io.brickyard.receivers;

import io.brickyard.webhooks.Webhook.Trust;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes a connection a TLS connection to somebody trusted, or fails; there is no way round. The handshake, and with it the
 * verification, ends before the connection is handed out, so nobody else sees a byte of a request.
 */
public final class TlsTrust {

    /** Where distributions keep what their administrators trust, Java's own list being nobody's to change. */
    private static final List<Path> SYSTEM = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
            Path.of("/etc/ssl/ca-bundle.pem"));

    private final SSLContext context;
    private final boolean pinned;

    /** @throws IllegalArgumentException saying which file or setting is wrong */
    public TlsTrust(Trust trust) {
        pinned = trust.fingerprint().isPresent();
        try {
            context = SSLContext.getInstance("TLS");
            context.init(presented(trust), trusted(trust), null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage());
        }
    }

    /** @param plain a connection; it is closed with the result */
    public SSLSocket secure(Socket plain, Target target) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, target.host(), target.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        if (!pinned) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static TrustManager @Nullable [] trusted(Trust trust) throws GeneralSecurityException, IOException {
        if (trust.fingerprint().isPresent()) {
            return new TrustManager[] {
                new PinnedCertificate(fingerprint(trust.fingerprint().get()))
            };
        }
        Optional<Path> file = trust.authority()
                .map(Path::of)
                .or(() -> SYSTEM.stream().filter(Files::isReadable).findFirst());
        if (file.isEmpty()) {
            return null; // Java's own
        }
        KeyStore store = empty();
        int number = 0;
        for (X509Certificate certificate : Pem.certificates(file.get())) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] presented(Trust trust) throws GeneralSecurityException, IOException {
        if (trust.certificate().isEmpty() && trust.key().isEmpty()) {
            return null;
        }
        if (trust.certificate().isEmpty() || trust.key().isEmpty()) {
            throw new IllegalArgumentException("mutual TLS needs both a certificate and a key");
        }
        KeyStore store = Pem.identity(
                "own",
                Pem.certificates(Path.of(trust.certificate().get())),
                Pem.key(Path.of(trust.key().get())));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static String fingerprint(String text) {
        String hex = text.replace(":", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the fingerprint is not the SHA-256 of a certificate in hexadecimal");
        }
        return hex;
    }
}
