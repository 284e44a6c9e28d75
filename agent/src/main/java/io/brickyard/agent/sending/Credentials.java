package io.brickyard.agent.sending;

import io.brickyard.receivers.Target;
import io.brickyard.webhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The headers by which a receiver knows that we are who we say. A JWT takes the token's place, as in the original daemon, and
 * either takes that of a login in the URL.
 */
final class Credentials {

    private final Optional<JsonWebToken> jsonWebToken;
    private final Optional<String> fixed;
    private final Signatures signatures;

    Credentials(Webhook webhook, Target target) {
        jsonWebToken = webhook.secret().isEmpty() ? Optional.empty() : Optional.of(new JsonWebToken(webhook.secret()));
        fixed = webhook.token().isEmpty()
                ? target.login().map(login -> "Basic " + base64(login))
                : Optional.of("Bearer " + checked(webhook.token()));
        signatures = new Signatures(webhook.wishes().signingSecrets());
    }

    List<Message.Field> headers(Message message, Instant now) {
        List<Message.Field> headers = new ArrayList<>(signatures.of(message, now));
        jsonWebToken
                .map(token -> "Bearer " + token.about(message.type(), message.happened(), now))
                .or(() -> fixed)
                .ifPresent(value -> headers.add(new Message.Field("Authorization", value)));
        return headers;
    }

    private static String base64(String login) {
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static String checked(String token) {
        if (token.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("the token cannot be sent: it holds a control character");
        }
        return token;
    }
}
