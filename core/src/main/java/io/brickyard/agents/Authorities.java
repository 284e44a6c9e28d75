package io.brickyard.agents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are believed: the system's authorities, or in their place those in a file. */
final class Authorities {

    private Authorities() {}

    /**
     * @param file PEM, with one certificate or more
     * @throws SSLException when it cannot be used; the message names it
     */
    static SSLSocketFactory factory(Optional<Path> file) throws SSLException {
        if (file.isEmpty()) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        Path named = file.get();
        try (InputStream stream = Files.newInputStream(named)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("authority" + number++, certificate);
            }
            if (number == 0) {
                throw new SSLException(named + " holds no certificate");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (SSLException told) {
            throw told;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new SSLException(named + " cannot be used: " + unusable, unusable);
        }
    }
}
