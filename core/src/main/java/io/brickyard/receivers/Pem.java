package io.brickyard.receivers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM. What is said of a bad one names its file and never shows what is in it. */
public final class Pem {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /** @throws IllegalArgumentException when there is none that can be read */
    public static List<X509Certificate> certificates(Path file) {
        return certificates(file.toString(), text(file));
    }

    /** @param name of what the text is from, for messages */
    public static List<X509Certificate> certificates(String name, String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Matcher block = BLOCK.matcher(text); block.find(); ) {
                if (block.group(1).endsWith("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes(block))));
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " holds a damaged certificate");
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(name + " holds no certificate");
        }
        return certificates;
    }

    /** @throws IllegalArgumentException when there is none that can be read */
    public static PrivateKey key(Path file) {
        return key(file.toString(), text(file));
    }

    /** @param name of what the text is from, for messages */
    public static PrivateKey key(String name, String text) {
        for (Matcher block = BLOCK.matcher(text); block.find(); ) {
            if (block.group(1).equals("PRIVATE KEY")) {
                return key(name, block);
            }
        }
        throw new IllegalArgumentException(
                name + " holds no unencrypted PKCS#8 key (openssl pkcs8 -topk8 -nocrypt makes one)");
    }

    private static PrivateKey key(String name, Matcher block) {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes(block)));
            } catch (GeneralSecurityException | IllegalArgumentException notOfThisKind) {
                // the next one is tried
            }
        }
        throw new IllegalArgumentException(name + " holds a key that is neither RSA, EC nor EdDSA");
    }

    /** A certificate or a chain with its key, under a name, without a password. */
    public static KeyStore identity(String alias, List<X509Certificate> chain, PrivateKey key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(alias, key, new char[0], chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("a certificate and its key cannot be used: " + unusable.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file);
        }
    }

    private static byte[] bytes(Matcher block) {
        return Base64.getMimeDecoder().decode(block.group(2));
    }

    private Pem() {}
}
