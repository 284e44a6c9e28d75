package io.brickyard.eventsd;

import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS as a webhook wishes it: the system's authorities, a private one, or one certificate. Never without verification. */
final class TrustedConnections {

    private TrustedConnections() {}

    /** @throws IOException when a certificate cannot be read; the message names its file */
    static SSLSocketFactory of(Webhook.Trust trust) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trust), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException failed) {
            throw new IOException("the certificates cannot be used: " + failed.getMessage(), failed);
        }
    }

    private static TrustManager[] managers(Webhook.Trust trust) throws IOException, GeneralSecurityException {
        if (trust.fingerprint().isPresent()) {
            return new TrustManager[] {new Pinned(plain(trust.fingerprint().get()))};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(
                trust.authority().isPresent() ? store(Path.of(trust.authority().get())) : null);
        return factory.getTrustManagers();
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream stream = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("authority" + number++, certificate);
            }
        }
        return store;
    }

    private static String plain(String fingerprint) {
        return fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    /** Takes the one certificate, whoever signed it; nothing else. */
    private record Pinned(String fingerprint) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
                if (!MessageDigest.isEqual(digest, HexFormat.of().parseHex(fingerprint))) {
                    throw new CertificateException("the receiver's certificate is not the pinned one");
                }
            } catch (GeneralSecurityException | IllegalArgumentException failed) {
                throw failed instanceof CertificateException refused ? refused : new CertificateException(failed);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("this is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
