package io.brickyard.webhooks;

import io.brickyard.events.Severity;
import io.brickyard.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Wishes as JSON: what is as usual is left out; what cannot be read is as usual, but never less strict. */
final class WishesForm {

    private WishesForm() {}

    static Json.Members json(Webhook.Wishes wishes) {
        Json.Members members = Json.Members.NONE;
        if (wishes.form() != Webhook.Form.COMPAT) {
            members = members.with("form", word(wishes.form()));
        }
        EventFilter filter = wishes.filter();
        members = withTexts(members, "types", filter.types());
        members = withTexts(members, "categories", filter.categories());
        members = withTexts(members, "volumes", filter.volumes());
        members = withTexts(members, "nodes", filter.nodes());
        if (filter.atLeast() != Severity.INFO) {
            members = members.with("at-least", word(filter.atLeast()));
        }
        members = withTexts(members, "signing-secrets", wishes.signingSecrets());
        Webhook.Trust trust = wishes.trust();
        members = withText(members, "authority", trust.authority());
        members = withText(members, "fingerprint", trust.fingerprint());
        members = withText(members, "certificate", trust.certificate());
        members = withText(members, "key", trust.key());
        members = withTexts(members, "allowed-networks", wishes.addresses().allowed());
        if (wishes.folded()) {
            members = members.with("folded", new Json.Flag(true));
        }
        return wishes.enabled() ? members : members.with("enabled", new Json.Flag(false));
    }

    static Webhook.Wishes wishes(Json.Members members) {
        return new Webhook.Wishes(
                members.text("form").flatMap(WishesForm::form).orElse(Webhook.Form.COMPAT),
                new EventFilter(
                        members.texts("types"),
                        members.texts("categories"),
                        members.text("at-least").flatMap(WishesForm::severity).orElse(Severity.INFO),
                        members.texts("volumes"),
                        members.texts("nodes")),
                members.texts("signing-secrets"),
                new Webhook.Trust(
                        members.text("authority"),
                        members.text("fingerprint"),
                        members.text("certificate"),
                        members.text("key")),
                new Webhook.AddressPolicy(members.texts("allowed-networks")),
                members.flag("folded").orElse(false),
                members.flag("enabled").orElse(true));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Webhook.Form> form(String word) {
        for (Webhook.Form form : Webhook.Form.values()) {
            if (word(form).equals(word)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    static Optional<Severity> severity(String word) {
        for (Severity severity : Severity.values()) {
            if (word(severity).equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    private static Json.Members withText(Json.Members members, String name, Optional<String> text) {
        return text.isEmpty() ? members : members.with(name, text.get());
    }

    private static Json.Members withTexts(Json.Members members, String name, List<String> texts) {
        return texts.isEmpty() ? members : members.with(name, Json.Items.of(texts));
    }
}
