package io.brickyard.agent.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the agent answers other programs.
 *
 * @param socket a unix socket, for root
 * @param listen an address and port, for those with a token; empty: none
 * @param tokens file with the tokens that are taken there
 * @param certificate PEM file for HTTPS; without it only a loopback address may be listened on
 * @param key PEM file with its key
 */
public record ApiSettings(
        Path socket, Optional<InetSocketAddress> listen, Path tokens, Optional<Path> certificate, Optional<Path> key) {

    static ApiSettings read(Section section) {
        return new ApiSettings(
                section.value("socket", Path.of("/run/brickyard/agent.socket"), Reading::path),
                section.value("listen", Optional.empty(), Reading.optional(Reading::socketAddress)),
                section.value("tokens", Path.of("/etc/brickyard/agent.tokens"), Reading::path),
                section.value("certificate", Optional.empty(), Reading.optional(Reading::path)),
                section.value("key", Optional.empty(), Reading.optional(Reading::path)));
    }

    void write(Document document) {
        document.value("socket", socket);
        document.value("listen", listen);
        document.value("tokens", tokens);
        document.value("certificate", certificate);
        document.value("key", key);
    }
}
