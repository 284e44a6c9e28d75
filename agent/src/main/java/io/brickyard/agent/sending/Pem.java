package io.brickyard.agent.sending;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM files. What is said of a bad file names it and never shows what is in it. */
final class Pem {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Matcher block = blocks(file); block.find(); ) {
                if (block.group(1).endsWith("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes(block))));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds a damaged certificate");
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no certificate");
        }
        return certificates;
    }

    static PrivateKey key(Path file) {
        for (Matcher block = blocks(file); block.find(); ) {
            if (block.group(1).equals("PRIVATE KEY")) {
                return key(file, new PKCS8EncodedKeySpec(bytes(block)));
            }
        }
        throw new IllegalArgumentException(
                file + " holds no unencrypted PKCS#8 key (openssl pkcs8 -topk8 -nocrypt makes one)");
    }

    private static PrivateKey key(Path file, PKCS8EncodedKeySpec key) {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(key);
            } catch (GeneralSecurityException notOfThisKind) {
                // the next one is tried
            }
        }
        throw new IllegalArgumentException(file + " holds a key that is neither RSA, EC nor EdDSA");
    }

    private static Matcher blocks(Path file) {
        try {
            return BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file);
        }
    }

    private static byte[] bytes(Matcher block) {
        return Base64.getMimeDecoder().decode(block.group(2));
    }

    private Pem() {}
}
