package io.brickyard.agent.sending;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers of Standard Webhooks: each live secret signs {@code id.timestamp.body}, where the timestamp is that of the attempt
 * and the body exactly the bytes that are sent.
 */
final class Signatures {

    private final List<SecretKeySpec> keys;

    /** @throws IllegalArgumentException if a secret is none; it is not repeated */
    Signatures(List<String> secrets) {
        keys = secrets.stream().map(Signatures::key).toList();
    }

    List<Message.Field> of(Message message, Instant now) {
        if (keys.isEmpty()) {
            return List.of(new Message.Field("webhook-id", message.id()));
        }
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] start = (message.id() + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        String signatures = keys.stream()
                .map(key -> JsonWebToken.hmac(key, start, message.body().bytes()))
                .map(mac -> "v1," + Base64.getEncoder().encodeToString(mac))
                .collect(Collectors.joining(" "));
        return List.of(
                new Message.Field("webhook-id", message.id()),
                new Message.Field("webhook-timestamp", timestamp),
                new Message.Field("webhook-signature", signatures));
    }

    private static SecretKeySpec key(String secret) {
        String base64 = secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret;
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == 0) {
                throw new IllegalArgumentException("empty");
            }
            return new SecretKeySpec(bytes, "HmacSHA256");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a signing secret is not whsec_ and base64");
        }
    }
}
