package io.brickyard.agent.config;

/**
 * How the pool's agents reach each other, once they are paired.
 *
 * @param port the same on all nodes
 */
public record PeerSettings(int port) {

    static PeerSettings read(Section section) {
        return new PeerSettings(section.value("port", 24010, Reading.number(1, 65_535)));
    }

    void write(Document document) {
        document.value("port", port);
    }
}
