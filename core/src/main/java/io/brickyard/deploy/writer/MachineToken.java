package io.brickyard.deploy.writer;

import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * What this machine proves by to be the holder of locks on members: the same from one run to the next, so that a run takes over at
 * once what a run before it left behind when it died. It must be used by the holder of this machine's own lock only.
 *
 * <p>A secret in the state folder and the node's id make it: a copy of the machine that became another node has another one.
 */
final class MachineToken {

    private MachineToken() {}

    static UUID of(Path file, Optional<NodeId> self) {
        try {
            if (!Files.exists(file)) {
                try {
                    Files.writeString(file, UUID.randomUUID() + "\n", StandardOpenOption.CREATE_NEW);
                } catch (FileAlreadyExistsException _) {
                    // Then there is one.
                }
            }
            String secret = Files.readString(file).strip();
            return UUID.nameUUIDFromBytes(
                    (secret + self.map(NodeId::toString).orElse("")).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the token " + file + " of this machine's locks cannot be had", e);
        }
    }
}
