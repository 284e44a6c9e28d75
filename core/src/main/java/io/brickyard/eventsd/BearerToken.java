package io.brickyard.eventsd;

import io.brickyard.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What stands behind {@code Authorization: Bearer} in a test call: the token, or in its place a JWT made with the secret. */
final class BearerToken {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private BearerToken() {}

    static Optional<String> of(String token, String secret, Instant now) {
        if (!secret.isEmpty()) {
            return Optional.of(signed(secret, now));
        }
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    /** With the claims of the original's test call: its subject is TEST. */
    private static String signed(String secret, Instant now) {
        String claims = Json.Members.NONE
                .with("exp", Json.Numeral.of(now.plus(LIFE).getEpochSecond()))
                .with("iat", Json.Numeral.of(now.getEpochSecond()))
                .with("iss", "gluster")
                .with("sub", "TEST")
                .inPythonsWay()
                .replace(" ", "");
        String signed = encoded(HEADER.getBytes(StandardCharsets.US_ASCII)) + "."
                + encoded(claims.getBytes(StandardCharsets.US_ASCII));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
