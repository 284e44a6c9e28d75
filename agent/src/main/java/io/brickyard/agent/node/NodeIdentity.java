package io.brickyard.agent.node;

import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads which node this is from {@code glusterd.info}, which glusterd writes at its first start. */
public final class NodeIdentity {

    private NodeIdentity() {}

    /** Empty while the file is absent, half written or not readable. */
    public static Optional<NodeId> read(Path workdir) {
        try {
            for (String line : Files.readAllLines(workdir.resolve("glusterd.info"))) {
                if (line.startsWith("UUID=")) {
                    return Optional.of(NodeId.parse(line.substring(5).strip()));
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
