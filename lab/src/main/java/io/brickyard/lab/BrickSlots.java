package io.brickyard.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Hands out a node's brick file systems, one volume's brick each. A slot is taken by a file that can be created only
 * once, so two commands at the same time get different slots.
 */
record BrickSlots(LabNode node) {

    /** The brick's place as GlusterFS commands name it, for example {@code lab2:/bricks/b3/data}. */
    String take(String volume) {
        Path folder = node.namespaces().folder().folder();
        for (int slot = 1; slot <= node.record().bricks(); slot++) {
            try {
                Files.writeString(Files.createFile(folder.resolve("b" + slot + ".taken")), volume);
                return node.name() + ":/bricks/b" + slot + "/data";
            } catch (FileAlreadyExistsException e) {
                // Taken; the next one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw noneFree(volume);
    }

    /** Empties and frees what the volume had here; the volume must be deleted already. */
    void free(String volume) {
        Path folder = node.namespaces().folder().folder();
        for (int slot = 1; slot <= node.record().bricks(); slot++) {
            Path taken = folder.resolve("b" + slot + ".taken");
            try {
                if (Files.exists(taken) && Files.readString(taken).equals(volume)) {
                    node.must("empty a brick", List.of("rm", "-rf", "/bricks/b" + slot + "/data"));
                    Files.delete(taken);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private LabFailure noneFree(String volume) {
        return new LabFailure("no brick is free on " + node.name() + " for volume " + volume + ": all "
                + node.record().bricks() + " are taken; bring the lab up with more --bricks-per-node");
    }
}
