package io.brickyard.receivers;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a webhook's URL leads. Read more tolerantly than {@link java.net.URI} does: host names with an underscore and paths with
 * characters that should be escaped have always worked as webhooks.
 *
 * @param host without the brackets of an IPv6 address
 * @param path with the query, as it goes into the request; begins with a slash
 * @param login {@code user:password}, decoded
 */
public record Target(boolean secure, String host, int port, String path, Optional<String> login) {

    /** @throws IllegalArgumentException saying what is wrong, without repeating the URL, which may hold a password */
    public static Target of(String url) {
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the URL must begin with http:// or https://");
        }
        String rest = url.substring(colon + 3);
        int end = firstOf(rest, "/?#");
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        Optional<String> login = at < 0 ? Optional.empty() : Optional.of(decoded(authority.substring(0, at)));
        return of(scheme.equals("https"), authority.substring(at + 1), path(rest.substring(end)), login);
    }

    private static Target of(boolean secure, String place, String path, Optional<String> login) {
        int bracket = place.lastIndexOf(']');
        int colon = place.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? place : place.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        boolean odd = host.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == '[' || c == ']' || c == 0x7f);
        if (host.isEmpty() || odd) {
            throw new IllegalArgumentException("the URL names no host");
        }
        String port = colon < 0 ? "" : place.substring(colon + 1);
        return new Target(secure, host, port.isEmpty() ? secure ? 443 : 80 : port(port), path, login);
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) == 0 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("the URL's port is none");
        }
        return Integer.parseInt(text);
    }

    private static String path(String text) {
        int hash = text.indexOf('#');
        String path = hash < 0 ? text : text.substring(0, hash);
        StringBuilder safe = new StringBuilder(path.startsWith("/") ? "" : "/");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b <= ' ' || b == 0x7f) { // bytes beyond ASCII are negative
                safe.append(String.format("%%%02X", b & 0xff));
            } else {
                safe.append((char) b);
            }
        }
        return safe.toString();
    }

    private static int firstOf(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String decoded(String login) {
        try {
            return URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return login;
        }
    }

    /** As the Host header has it. */
    public String hostHeader() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    /** Without login, path and query, any of which may be secret. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + hostHeader();
    }
}
