package io.brickyard.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that holds everything of a lab that is a file: its record, the brick images, the root of each machine.
 *
 * <p>Always holds: the record is the first file in it and the last one to go.
 */
record LabFolder(Path path) {

    static final String ENVIRONMENT = "BRICKYARD_LAB";

    private static final Path DEFAULT_ROOT = Path.of("/var/tmp/brickyard-lab");

    /** Where labs are: {@code $BRICKYARD_LAB} if set. */
    static Path root(Map<String, String> environment) {
        String chosen = environment.getOrDefault(ENVIRONMENT, "");
        return chosen.isEmpty()
                ? DEFAULT_ROOT
                : Path.of(chosen).toAbsolutePath().normalize();
    }

    /** @throws LabFailure when the root is not to be trusted */
    static LabFolder of(Path root, LabName name) {
        LabRoot.requireTrust(root);
        return new LabFolder(root.resolve(name.value()));
    }

    /** The names of all labs, complete or not. */
    static List<LabName> names(Path root) {
        LabRoot.requireTrust(root);
        try (Stream<Path> folders = Files.list(root)) {
            List<LabName> names = new ArrayList<>();
            for (Path folder : folders.sorted().toList()) {
                String name = folder.getFileName().toString();
                if (Files.isDirectory(folder) && LabName.isValid(name)) {
                    names.add(new LabName(name));
                }
            }
            return names;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (AccessDeniedException e) {
            throw new LabFailure("only its owner may see the labs in " + root + "; run it with sudo", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    /** @throws LabFailure when there is such a lab already */
    void create() {
        try {
            LabRoot.create(Objects.requireNonNull(path.getParent()));
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            throw new LabFailure(
                    "lab '" + path.getFileName() + "' exists already (" + path
                            + "); take it down with 'brickyard lab down " + path.getFileName()
                            + "' or choose another name",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record, or nothing if the lab was interrupted before it had one: then nothing else of it exists. */
    Optional<LabRecord> record() {
        try {
            return Optional.of(LabRecord.read(recordFile()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new LabFailure("the record of a lab, " + recordFile() + ", cannot be read: " + e.getMessage(), e);
        }
    }

    void write(LabRecord record) {
        try {
            record.write(recordFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path recordFile() {
        return path.resolve("lab.properties");
    }

    Path hostsFile() {
        return path.resolve("hosts");
    }

    Path machine(String name) {
        return path.resolve(name);
    }

    /** Keeps other commands from changing the lab meanwhile; ends with this process, however it ends. */
    Lock lock() {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LabFailure(
                        "lab '" + path.getFileName()
                                + "' is being brought up or taken down by another process; wait for it or end it, then try again");
            }
            return new Lock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Removes the folder. Refuses while anything is mounted below: that would reach through into other folders. */
    void delete() {
        try {
            if (!mountsBelow().isEmpty()) {
                throw new LabFailure("will not delete " + path + ": mounted below it is "
                        + mountsBelow().getFirst() + "; unmount it, then take the lab down again");
            }
            for (Path child : children()) {
                if (!child.equals(recordFile())) {
                    deleteTree(child);
                }
            }
            Files.deleteIfExists(recordFile());
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            return children.toList();
        }
    }

    private List<String> mountsBelow() throws IOException {
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
            String mountPoint = line.split(" ", 6)[4];
            if (mountPoint.startsWith(Fstab.escaped(path) + "/")) {
                found.add(mountPoint);
            }
        }
        return found;
    }

    static void deleteTree(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path folder, @org.jspecify.annotations.Nullable IOException problem) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The right to change a lab. */
    record Lock(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
