package io.brickyard.agent.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate chain and its key from PEM files. Messages name the files, never what is in them. */
final class PemIdentity {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemIdentity() {}

    static KeyStore read(Door.Identity identity) throws IOException {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(identity.certificates())))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException("there is no certificate in " + identity.certificates());
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "agent", key(identity.key(), chain[0].getPublicKey().getAlgorithm()), new char[0], chain);
            return store;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the certificate in " + identity.certificates() + " and the key in " + identity.key()
                    + " cannot be used: " + unusable.getMessage());
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException("there is no PEM key in PKCS#8 form (BEGIN PRIVATE KEY) in " + file);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        for (String one : List.of(algorithm, "RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(one).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException other) {
                continue;
            }
        }
        throw new IOException("the key in " + file + " is of a kind that is not known");
    }
}
