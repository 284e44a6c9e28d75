package io.brickyard.agent.sending;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JSON web token of GlusterFS's own events daemon: HS256, the same claims in the same order. */
final class JsonWebToken {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private final SecretKeySpec key;

    JsonWebToken(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** @param type of the event; upper-case letters, digits and underscores, and what is not is left out */
    String about(String type, Instant happened, Instant now) {
        String claims = "{\"exp\":" + now.plus(LIFE).getEpochSecond() + ",\"iat\":" + happened.getEpochSecond()
                + ",\"iss\":\"gluster\",\"sub\":\"" + ODD.matcher(type).replaceAll("") + "\"}";
        String signed = HEADER + "." + part(claims);
        return signed + "." + BASE64.encodeToString(hmac(key, signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hmac(SecretKeySpec key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
