package io.brickyard.agent.peers;

import io.brickyard.webhooks.EventsFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

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
            return parsed(pem);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IOException("the key of the pool's agents cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static PoolKey parsed(String pem) throws IOException, GeneralSecurityException {
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
        Matcher key = KEY.matcher(pem);
        if (!key.find()) {
            throw new GeneralSecurityException("there is no key in it");
        }
        PrivateKey secret = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1))));
        KeyStore identity = KeyStore.getInstance("PKCS12");
        identity.load(null, null);
        identity.setKeyEntry(NAME, secret, NO_PASSWORD, new Certificate[] {certificate});
        return new PoolKey(identity, certificate);
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
