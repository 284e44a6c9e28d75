package io.brickyard.agent.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who may come in over TCP. Keeps digests only, compares all of them in constant time, and never shows any.
 */
public final class Tokens {

    /** Shorter ones can be guessed. */
    public static final int LEAST_LENGTH = 16;

    private record Known(byte[] digest, Scope scope) {}

    private final List<Known> known = new ArrayList<>();

    private Tokens() {}

    /** @throws IllegalArgumentException when a token is too short; the message does not have it */
    public static Tokens of(Map<String, Scope> tokens) {
        Tokens made = new Tokens();
        tokens.forEach((token, scope) -> {
            if (token.length() < LEAST_LENGTH) {
                throw new IllegalArgumentException("a token has less than " + LEAST_LENGTH + " characters");
            }
            made.known.add(new Known(digest(token), scope));
        });
        return made;
    }

    /** What the bearer of a token may do: {@link Scope#HEALTH} when nobody knows it. */
    Scope scope(String token) {
        byte[] digest = digest(token);
        Scope found = Scope.HEALTH;
        for (Known one : known) {
            if (MessageDigest.isEqual(one.digest(), digest) && one.scope().compareTo(found) > 0) {
                found = one.scope();
            }
        }
        return found;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "Tokens[" + known.size() + "]";
    }
}
