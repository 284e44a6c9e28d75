package io.brickyard.agent.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file by which {@code gluster-eventsapi} and its like find the events daemon: they send SIGUSR2 to the process that it
 * names, and take the daemon for running while the file is locked.
 */
public final class PidFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PidFile.class);

    private final Path file;
    private final boolean ours;

    /** Writes it and locks it. Where that cannot be done, the log says so, and all else works. */
    public PidFile(Path file, SystemCalls system) {
        this.file = file;
        ours = system.lockFile(file.toString()) >= 0;
        if (ours) {
            write(ProcessHandle.current().pid() + "\n");
        } else {
            log.warn("pid file {} is locked by another process or cannot be written", file);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            log.warn("pid file cannot be written: {}", e.toString());
        }
    }

    @Override
    public void close() {
        if (ours) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                log.warn("pid file cannot be removed: {}", e.toString());
            }
        }
    }
}
