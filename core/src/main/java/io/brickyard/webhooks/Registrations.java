package io.brickyard.webhooks;

import io.brickyard.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What {@code webhooks.json} holds: the webhooks as the original tools know them. An entry is an object with {@code token}
 * and {@code secret}, or, as old releases wrote it, the token alone.
 *
 * <p>A change touches the one entry only; whatever else the file holds is kept as it is.
 */
public record Registrations(Json.Members members) {
    public static final Registrations NONE = new Registrations(Json.Members.NONE);

    /** What the receiver wants to see; empty texts: nothing. */
    public record Credentials(String token, String secret) {
        public static final Credentials NONE = new Credentials("", "");

        /** Neither, as this may be printed. */
        @Override
        public String toString() {
            return "Credentials";
        }
    }

    public boolean has(String url) {
        return members.member(url).isPresent();
    }

    public List<String> urls() {
        return List.copyOf(members.values().keySet());
    }

    public Registrations with(String url, Credentials credentials) {
        return new Registrations(members.with(
                url, Json.Members.NONE.with("token", credentials.token()).with("secret", credentials.secret())));
    }

    /** With what the credentials give; what is empty in them stays as it was. */
    public Registrations modified(String url, Credentials credentials) {
        Json.Members entry = members.member(url).orElse(Json.Members.NONE) instanceof Json.Members object
                ? object
                : Json.Members.NONE.with("token", credentials(url).token()).with("secret", "");
        if (!credentials.token().isEmpty()) {
            entry = entry.with("token", credentials.token());
        }
        if (!credentials.secret().isEmpty()) {
            entry = entry.with("secret", credentials.secret());
        }
        return new Registrations(members.with(url, entry));
    }

    public Registrations without(String url) {
        return new Registrations(members.without(url));
    }

    public Credentials credentials(String url) {
        return switch (members.member(url).orElse(new Json.Nothing())) {
            case Json.Text token -> new Credentials(token.value(), "");
            case Json.Members entry ->
                new Credentials(
                        entry.text("token").orElse(""), entry.text("secret").orElse(""));
            case Json.Numeral _, Json.Flag _, Json.Nothing _, Json.Items _ -> Credentials.NONE;
        };
    }

    /** The entries that are neither a token nor an object; nobody can tell what they mean. */
    List<String> unreadable() {
        List<String> urls = new ArrayList<>();
        members.values().forEach((url, entry) -> {
            if (!(entry instanceof Json.Text) && !(entry instanceof Json.Members)) {
                urls.add(url);
            }
        });
        return urls;
    }

    SequencedMap<String, Credentials> readable() {
        SequencedMap<String, Credentials> readable = new LinkedHashMap<>();
        List<String> unreadable = unreadable();
        for (String url : urls()) {
            if (!unreadable.contains(url)) {
                readable.put(url, credentials(url));
            }
        }
        return readable;
    }
}
