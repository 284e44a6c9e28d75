package io.brickyard.lab.work;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A loop device that belongs to nobody: an empty, sparse disk. */
public final class SpareDevice implements AutoCloseable {

    /** XFS does not go below 300 MiB. */
    private static final long BYTES = 320L << 20;

    private final Path image;
    private final String name;

    private SpareDevice(Path image, String name) {
        this.image = image;
        this.name = name;
    }

    public static SpareDevice below(Path folder) {
        try {
            Path image = Files.createTempFile(folder, "disk", ".img");
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(BYTES);
            }
            return new SpareDevice(
                    image, must("losetup", "--find", "--show", image.toString()).strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** For example {@code /dev/loop7}. */
    public String name() {
        return name;
    }

    /** Changes its bytes behind everybody's back. */
    void poke(long at, byte[] octets) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(name, "rw")) {
            file.seek(at);
            file.write(octets);
            file.getFD().sync();
        }
    }

    static String must(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(words) + ": " + said);
            }
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        must("losetup", "--detach", name);
        try {
            Files.deleteIfExists(image);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
