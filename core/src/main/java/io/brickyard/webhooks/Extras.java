package io.brickyard.webhooks;

import io.brickyard.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What {@code brickyard-webhooks.json} holds, which the original tools do not know of: each webhook's wishes, and how new
 * the files are.
 */
public record Extras(Version version, SequencedMap<String, Webhook.Wishes> wishes) {
    public static final Extras NONE = new Extras(Version.NONE, new LinkedHashMap<>());

    public Extras {
        wishes = new LinkedHashMap<>(wishes);
    }

    public Webhook.Wishes of(String url) {
        return Optional.ofNullable(wishes.get(url)).orElse(Webhook.Wishes.NONE);
    }

    public Extras with(String url, Webhook.Wishes wanted) {
        SequencedMap<String, Webhook.Wishes> changed = new LinkedHashMap<>(wishes);
        changed.put(url, wanted);
        return new Extras(version, changed);
    }

    public Extras without(String url) {
        SequencedMap<String, Webhook.Wishes> changed = new LinkedHashMap<>(wishes);
        changed.remove(url);
        return new Extras(version, changed);
    }

    Extras at(Version newer) {
        return new Extras(newer, wishes);
    }

    /** Only those of webhooks that there are, and that differ from the usual. */
    Extras of(Registrations registrations) {
        SequencedMap<String, Webhook.Wishes> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Webhook.Wishes> entry : wishes.entrySet()) {
            if (registrations.has(entry.getKey()) && !entry.getValue().equals(Webhook.Wishes.NONE)) {
                kept.put(entry.getKey(), entry.getValue());
            }
        }
        return new Extras(version, kept);
    }

    Json.Members json() {
        Json.Members webhooks = Json.Members.NONE;
        for (Map.Entry<String, Webhook.Wishes> entry : wishes.entrySet()) {
            webhooks = webhooks.with(entry.getKey(), WishesForm.json(entry.getValue()));
        }
        return Json.Members.NONE
                .with("format", Json.Numeral.of(1))
                .with(version.json())
                .with("webhooks", webhooks);
    }

    static Extras of(Json.Members members) {
        SequencedMap<String, Webhook.Wishes> wishes = new LinkedHashMap<>();
        if (members.member("webhooks").orElse(Json.Members.NONE) instanceof Json.Members webhooks) {
            webhooks.values().forEach((url, value) -> {
                if (value instanceof Json.Members entry) {
                    wishes.put(url, WishesForm.wishes(entry));
                }
            });
        }
        return new Extras(Version.of(members).orElse(Version.NONE), wishes);
    }
}
