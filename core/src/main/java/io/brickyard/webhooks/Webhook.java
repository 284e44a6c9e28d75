package io.brickyard.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody who wants to hear of events. Its URL is its name, as in the original tools.
 *
 * @param token sent as {@code Authorization: Bearer}; empty: none
 * @param secret a JWT made with it takes the token's place; empty: none
 * @param wishes what the original tools do not know
 */
public record Webhook(String url, String token, String secret, Wishes wishes) {

    /** The URL as it may be printed and logged: {@code user:password@} in it is hidden. */
    public String shownUrl() {
        return shown(url);
    }

    /** Any webhook's URL as it may be printed and logged. */
    public static String shown(String url) {
        return CREDENTIALS.matcher(url).replaceFirst("$1***@");
    }

    /** Neither token nor secret, as this may be printed. */
    @Override
    public String toString() {
        return "Webhook[" + shownUrl() + "]";
    }

    // As far as the last @ before the path, because a password may hold one.
    private static final Pattern CREDENTIALS = Pattern.compile("^([^/?#]*//)[^/?#]*@");

    /**
     * What the original tools do not know of a webhook.
     *
     * @param signingSecrets of Standard Webhooks, {@code whsec_} and base64; the first signs, a second while it is rotated
     * @param folded whether the same fact from several nodes is sent once
     * @param enabled false after the receiver said 410, or by an administrator
     */
    public record Wishes(
            Form form,
            EventFilter filter,
            List<String> signingSecrets,
            Trust trust,
            AddressPolicy addresses,
            boolean folded,
            boolean enabled) {
        public static final Wishes NONE =
                new Wishes(Form.COMPAT, EventFilter.ALL, List.of(), Trust.SYSTEM, AddressPolicy.USUAL, false, true);

        public Wishes {
            signingSecrets = List.copyOf(signingSecrets);
        }

        /** Without the secrets, as this may be printed. */
        @Override
        public String toString() {
            return "Wishes[" + form + ", " + filter + ", " + signingSecrets.size() + " signing secrets, " + trust + ", "
                    + addresses + (folded ? ", folded" : "") + (enabled ? "" : ", disabled") + "]";
        }
    }

    public enum Form {
        COMPAT,
        NORMALISED,
        CLOUDEVENTS,
        CLOUDEVENTS_BINARY,
        CLOUDEVENTS_BATCH
    }

    /**
     * Whom a TLS connection trusts and how it presents itself. Verification is never switched off.
     *
     * @param authority PEM file of a private certificate authority; empty: the system's
     * @param fingerprint SHA-256 of the receiver's own certificate, hexadecimal; takes the authority's place
     * @param certificate PEM file with our certificate and its chain, for mutual TLS
     * @param key PEM file with its key, PKCS#8
     */
    public record Trust(
            Optional<String> authority,
            Optional<String> fingerprint,
            Optional<String> certificate,
            Optional<String> key) {
        public static final Trust SYSTEM =
                new Trust(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Which addresses a webhook's name may lead to; checked for every address, after resolution and at connect.
     *
     * @param allowed networks in CIDR notation that are allowed though they are refused otherwise
     */
    public record AddressPolicy(List<String> allowed) {
        /** Link-local and the cloud metadata addresses are refused. */
        public static final AddressPolicy USUAL = new AddressPolicy(List.of());

        public AddressPolicy {
            allowed = List.copyOf(allowed);
        }
    }

    /** How long connecting and how long a whole request may take. */
    public static final Duration CONNECT_TIME = Duration.ofSeconds(5);

    public static final Duration REQUEST_TIME = Duration.ofSeconds(15);
}
