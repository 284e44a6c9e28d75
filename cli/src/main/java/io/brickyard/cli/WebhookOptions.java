package io.brickyard.cli;

import io.brickyard.cli.options.Arguments;
import io.brickyard.cli.options.Option;
import io.brickyard.cli.options.Refusal;
import io.brickyard.cli.options.Words;
import io.brickyard.events.Severity;
import io.brickyard.webhooks.EventFilter;
import io.brickyard.webhooks.Registrations;
import io.brickyard.webhooks.Webhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options of {@code brickyard webhook} that say what a receiver wants. What is not given stays as it was. */
final class WebhookOptions {

    private static final Words YES_OR_NO = Words.of("yes", "no");
    private static final long LARGEST_SECRET = 4096;

    private static final Option TOKEN_FILE =
            Option.with("token-file", "FILE", "Send the token in this file as Authorization: Bearer");
    private static final Option SECRET_FILE =
            Option.with("secret-file", "FILE", "Send a JWT made with the secret in this file in the token's place");
    private static final Option SIGNING_SECRET = Option.with(
                    "signing-secret",
                    "FILE",
                    "Sign requests (Standard Webhooks) with the whsec_ secret in this file; a second one while it is rotated")
            .repeated();
    private static final Option FORM = Option.oneOf(
            "form",
            "FORM",
            Words.of("compat", "normalised", "cloudevents", "cloudevents-binary", "cloudevents-batch"),
            "compat",
            "The form of the body");
    private static final Option FILTER_TYPE =
            Option.with("filter-type", "GLOB", "Only events of these types").repeated();
    private static final Option FILTER_CATEGORY = Option.with(
                    "filter-category", "GLOB", "Only events of these categories")
            .repeated();
    private static final Option FILTER_VOLUME = Option.with("filter-volume", "GLOB", "Only events about these volumes")
            .repeated();
    private static final Option FILTER_NODE =
            Option.with("filter-node", "GLOB", "Only events about these nodes").repeated();
    private static final Option AT_LEAST = Option.oneOf(
            "at-least", "SEVERITY", Words.of("info", "warning", "error"), "info", "Only events at least this severe");
    private static final Option AUTHORITY =
            Option.with("ca", "FILE", "Trust this certificate authority alone (PEM, on every node)");
    private static final Option PIN =
            Option.with("pin", "SHA256", "Trust the one certificate with this SHA-256 fingerprint");
    private static final Option CERTIFICATE =
            Option.with("certificate", "FILE", "Show this certificate (PEM, on every node)");
    private static final Option KEY = Option.with("key", "FILE", "The key of the certificate (PKCS#8 PEM)");
    private static final Option ALLOW_NETWORK = Option.with(
                    "allow-network", "CIDR", "Allow addresses that are refused otherwise (link-local, metadata)")
            .repeated();
    private static final Option FOLDED =
            Option.oneOf("folded", "YES-OR-NO", YES_OR_NO, "no", "Send the same fact from several nodes once");
    private static final Option ENABLED =
            Option.oneOf("enabled", "YES-OR-NO", YES_OR_NO, "yes", "Whether anything is sent at all");

    static final List<Option> ALL = List.of(
            TOKEN_FILE,
            SECRET_FILE,
            SIGNING_SECRET,
            FORM,
            FILTER_TYPE,
            FILTER_CATEGORY,
            FILTER_VOLUME,
            FILTER_NODE,
            AT_LEAST,
            AUTHORITY,
            PIN,
            CERTIFICATE,
            KEY,
            ALLOW_NETWORK,
            FOLDED,
            ENABLED);

    private final Arguments arguments;

    WebhookOptions(Arguments arguments) {
        this.arguments = arguments;
    }

    Registrations.Credentials credentials() {
        return new Registrations.Credentials(
                arguments.value(TOKEN_FILE).map(WebhookOptions::secretIn).orElse(""),
                arguments.value(SECRET_FILE).map(WebhookOptions::secretIn).orElse(""));
    }

    /** What was wished before, with what is wished now over it. */
    Webhook.Wishes over(Webhook.Wishes before) {
        return new Webhook.Wishes(
                arguments
                        .value(FORM)
                        .map(word -> Webhook.Form.valueOf(constant(word)))
                        .orElse(before.form()),
                filter(before.filter()),
                arguments.has(SIGNING_SECRET) ? signingSecrets() : before.signingSecrets(),
                trust(before.trust()),
                arguments.has(ALLOW_NETWORK)
                        ? new Webhook.AddressPolicy(arguments.values(ALLOW_NETWORK))
                        : before.addresses(),
                arguments.value(FOLDED).map("yes"::equals).orElse(before.folded()),
                arguments.value(ENABLED).map("yes"::equals).orElse(before.enabled()));
    }

    private EventFilter filter(EventFilter before) {
        return new EventFilter(
                texts(FILTER_TYPE, before.types()),
                texts(FILTER_CATEGORY, before.categories()),
                arguments
                        .value(AT_LEAST)
                        .map(word -> Severity.valueOf(constant(word)))
                        .orElse(before.atLeast()),
                texts(FILTER_VOLUME, before.volumes()),
                texts(FILTER_NODE, before.nodes()));
    }

    private Webhook.Trust trust(Webhook.Trust before) {
        Optional<String> pin = arguments.value(PIN).map(WebhookOptions::fingerprint);
        return new Webhook.Trust(
                arguments.value(AUTHORITY).or(before::authority),
                pin.or(before::fingerprint),
                arguments.value(CERTIFICATE).or(before::certificate),
                arguments.value(KEY).or(before::key));
    }

    private static String fingerprint(String text) {
        String plain = text.replace(":", "").toLowerCase(Locale.ROOT);
        if (!plain.matches("[0-9a-f]{64}")) {
            throw Refusal.usage(
                    "--pin takes a SHA-256 fingerprint",
                    "it has 64 hexadecimal digits",
                    "openssl x509 -in CERTIFICATE -noout -fingerprint -sha256 shows it");
        }
        return plain;
    }

    private List<String> signingSecrets() {
        List<String> secrets = new ArrayList<>();
        for (String file : arguments.values(SIGNING_SECRET)) {
            String secret = secretIn(file);
            if (!secret.matches("whsec_[A-Za-z0-9+/]{32,88}={0,2}")) {
                throw Refusal.usage(
                        "the signing secret in " + file + " cannot be used",
                        "it is whsec_ and the base64 of 24 to 64 bytes",
                        "make one: echo whsec_$(openssl rand -base64 32)");
            }
            secrets.add(secret);
        }
        return secrets;
    }

    private List<String> texts(Option option, List<String> before) {
        return arguments.has(option) ? arguments.values(option) : before;
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Secrets come from files: everybody sees the words of a command line. */
    private static String secretIn(String file) {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path) && Files.size(path) <= LARGEST_SECRET) {
                String secret = Files.readString(path, StandardCharsets.UTF_8).strip();
                if (!secret.isEmpty()) {
                    return secret;
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            // As if it were not there.
        }
        throw Refusal.usage(
                file + " holds no secret that could be read",
                "it must be a file of 1 to " + LARGEST_SECRET + " bytes of text",
                "write the secret into a file that only you can read");
    }
}
