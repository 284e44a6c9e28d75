package io.brickyard.agent.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes a key for a pool: an elliptic curve's (P-256) with a certificate that signs itself, valid for ten years from
 * yesterday, as nodes' clocks differ. The JDK's own keytool does it.
 */
public final class KeyMaker {

    private static final String STORE = "pool.p12";
    private static final long PATIENCE_SECONDS = 60;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private KeyMaker() {}

    /**
     * A new one, as PEM.
     *
     * @param folder where a file may lie for a moment; nobody else may look into it
     */
    public static String make(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve(STORE);
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            keytool(store, password);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream stream = Files.newInputStream(store)) {
                keys.load(stream, password.toCharArray());
            }
            return pem("CERTIFICATE", keys.getCertificate("pool").getEncoded())
                    + pem(
                            "PRIVATE KEY",
                            keys.getKey("pool", password.toCharArray()).getEncoded());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("keytool made no key that can be used: " + unusable.getMessage(), unusable);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void keytool(Path store, String password) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "pool",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=agents of a GlusterFS pool",
                "-startdate",
                "-1d",
                "-validity",
                "3651",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "KEY_PASSWORD");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KEY_PASSWORD", password);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readNBytes(64 << 10), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("keytool did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException("keytool failed: " + said.strip());
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(der) + "\n-----END " + kind + "-----\n";
    }
}
