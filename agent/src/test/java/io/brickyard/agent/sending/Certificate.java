package io.brickyard.agent.sending;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A self-signed certificate with its key, made by the JDK's keytool. */
final class Certificate {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final String name;
    private final KeyStore store;

    private Certificate(Path folder, String name, KeyStore store) {
        this.folder = folder;
        this.name = name;
        this.store = store;
    }

    static Certificate make(Path folder, String name, String algorithm, String names) {
        Path file = folder.resolve(name + ".p12");
        try {
            int status = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "own",
                            "-keyalg",
                            algorithm,
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "SAN=" + names,
                            "-validity",
                            "30",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            "changeit")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("keytool failed");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return new Certificate(folder, name, store);
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String certificateFile() throws Exception {
        return pem("CERTIFICATE", store.getCertificate("own").getEncoded(), ".crt");
    }

    String keyFile() throws Exception {
        Key key = store.getKey("own", PASSWORD);
        return pem("PRIVATE KEY", key.getEncoded(), ".key");
    }

    String fingerprint() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(store.getCertificate("own").getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    private String pem(String what, byte[] bytes, String suffix) throws IOException {
        Path file = folder.resolve(name + suffix);
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n",
                StandardCharsets.US_ASCII);
        return file.toString();
    }

    /** @param client whom it asks to show a certificate, if anybody */
    ServerSocket server(@Nullable Certificate client) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, PASSWORD);
        TrustManager[] trusted = null;
        if (client != null) {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry("client", client.store.getCertificate("own"));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(authorities);
            trusted = factory.getTrustManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted, null);
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(client != null);
        return server;
    }
}
