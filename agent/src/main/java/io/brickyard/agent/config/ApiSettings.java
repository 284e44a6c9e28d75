package io.brickyard.agent.config;

import io.brickyard.agent.api.Door;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * The doors, with the tokens as their file has them now.
     *
     * @throws IOException when that cannot be read
     * @throws IllegalArgumentException when something in it cannot be used; without showing any token
     */
    public List<Door> doors() throws IOException {
        List<Door> doors = new ArrayList<>();
        doors.add(new Door.Unix(socket));
        if (listen.isPresent()) {
            InetSocketAddress address = listen.orElseThrow();
            Optional<Door.Identity> identity = certificate.map(file -> new Door.Identity(file, key.orElse(file)));
            doors.add(new Door.Tcp(address.getHostString(), address.getPort(), identity, TokensFile.read(tokens)));
        }
        return doors;
    }

    static ApiSettings read(Section section) {
        return new ApiSettings(
                section.value("socket", Path.of("/run/brickyard/agent.sock"), Reading::path),
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
