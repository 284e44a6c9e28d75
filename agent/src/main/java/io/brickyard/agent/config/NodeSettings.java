package io.brickyard.agent.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things lie on this node.
 *
 * @param workdir glusterd's
 * @param state where the agent keeps what must survive it
 * @param pidFile where other tools look for the events daemon; empty: none is written
 */
public record NodeSettings(Path workdir, Path state, Optional<Path> pidFile) {

    static NodeSettings read(Section section) {
        return new NodeSettings(
                section.value("workdir", Path.of("/var/lib/glusterd"), Reading::path),
                section.value("state", Path.of("/var/lib/brickyard/agent"), Reading::path),
                section.value(
                        "pid-file",
                        Optional.of(Path.of("/var/run/glustereventsd.pid")),
                        Reading.optional(Reading::path)));
    }

    void write(Document document) {
        document.value("workdir", workdir);
        document.value("state", state);
        document.value("pid-file", pidFile);
    }
}
