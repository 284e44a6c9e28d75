package io.brickyard.agent.peers;

import io.brickyard.receivers.Pem;
import io.brickyard.webhooks.EventsFolder;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The key that all agents of a pool share, with its certificate: who has it belongs to the pool, and nobody else does. It
 * lies in the folder whose files glusterd copies to all nodes, for root alone. Messages never show what is in it.
 */
public final class PoolKey {

    private static final String NAME = "pool";
    private static final char[] NO_PASSWORD = new char[0];
    private static final String FILE = "brickyard-agents.pem";

    private final KeyStore identity;
    private final Certificate certificate;

    private PoolKey(KeyStore identity, Certificate certificate) {
        this.identity = identity;
        this.certificate = certificate;
    }

    /**
     * Reads it; empty when agents were never paired.
     *
     * @throws IOException when it is there and cannot be used
     * @throws io.brickyard.webhooks.EventsFolderFailure when it cannot be read
     */
    public static Optional<PoolKey> read(EventsFolder folder) throws IOException {
        Optional<String> pem = folder.agentsKey();
        return pem.isEmpty() ? Optional.empty() : Optional.of(of(pem.get()));
    }

    /**
     * @param pem a certificate and its key, PKCS#8
     * @throws IOException when that is not what it is
     */
    static PoolKey of(String pem) throws IOException {
        try {
            List<X509Certificate> certificates = Pem.certificates(FILE, pem);
            X509Certificate certificate = certificates.getFirst();
            return new PoolKey(Pem.identity(NAME, List.of(certificate), Pem.key(FILE, pem)), certificate);
        } catch (IllegalArgumentException unusable) {
            throw new IOException("the key of the pool's agents cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** The key and its certificate, without a password. */
    public KeyStore identity() {
        return identity;
    }

    /** Nothing but the certificate: whom the pool's agents trust. */
    public KeyStore trusted() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(NAME, certificate);
            return trusted;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For asking another agent: proves that this one belongs to the pool, and lets the other one prove it. */
    SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity, NO_PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted());
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** SHA-256 of the certificate, by which keys can be compared without being shown. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PoolKey that && certificate.equals(that.certificate);
    }

    @Override
    public int hashCode() {
        return certificate.hashCode();
    }

    @Override
    public String toString() {
        return "PoolKey[" + fingerprint() + "]";
    }
}
