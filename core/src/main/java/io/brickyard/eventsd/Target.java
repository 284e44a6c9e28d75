package io.brickyard.eventsd;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Where to post to. */
record Target(boolean secure, String host, int port, String path, String authority, String user) {

    static Target of(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    scheme.isEmpty()
                            ? "Invalid URL '" + url + "': No scheme supplied. Perhaps you meant http://" + url + "?"
                            : "Invalid URL: http and https are spoken, not " + scheme);
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("Invalid URL: No host supplied");
        }
        boolean secure = scheme.equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = uri.getHost();
        String authority = uri.getPort() > 0 ? host + ":" + port : host;
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Target(
                secure, bare, port, path + query, authority, uri.getUserInfo() == null ? "" : uri.getUserInfo());
    }

    Optional<String> basic() {
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }
}
