package io.brickyard.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a machine of a lab sees as its file system.
 *
 * <p>Its root is a folder of its own. Into it come, by bind mounts, the host's folders with programs and libraries; what
 * makes a machine itself is its own: {@code /var/lib/glusterd}, {@code /var/lib/brickyard}, {@code /var/log}, {@code /run},
 * {@code /etc/glusterfs}, {@code /etc/hosts}, {@code /etc/fstab}, {@code /proc}, {@code /bricks}, {@code /mnt}. So nothing needs to exist on
 * the host for a machine to have it, and its state outlives a power cut.
 *
 * @param folder the machine's folder in the lab's folder
 */
record RootFolder(Path folder) {

    private static final Set<String> OWN_IN_ROOT = Set.of("proc", "run", "var", "etc", "bricks", "mnt", "lost+found");
    private static final Set<String> OWN_IN_VAR = Set.of("lib", "log", "run", "lock", "lost+found");
    private static final Set<String> OWN_IN_VAR_LIB = Set.of("glusterd", "brickyard");
    private static final Set<String> OWN_IN_ETC = Set.of("hosts", "glusterfs", "fstab");

    /** Where the host's {@code /etc} is in a machine. */
    private static final String ETC_OF_HOST = ".etc";

    /** Sparse: takes on disk what is written to it. XFS does not go below 300 MiB. */
    private static final long BRICK_BYTES = 320L << 20;

    /**
     * A program whose interpreter does not exist is, to who starts it, not there at all. It stands for gsyncd: at its
     * start glusterd runs that Python program twenty times (some 4 s of processor) unless geo-replication is not installed.
     */
    private static final String ABSENT_PROGRAM = "#!/geo-replication-is-not-part-of-a-lab\n";

    private static final List<String> GSYNCD_PLACES = List.of(
            "/usr/lib/x86_64-linux-gnu/glusterfs/gsyncd",
            "/usr/lib/aarch64-linux-gnu/glusterfs/gsyncd",
            "/usr/libexec/glusterfs/gsyncd",
            "/usr/lib/glusterfs/gsyncd");

    Path root() {
        return folder.resolve("root");
    }

    Path image(int brick) {
        return folder.resolve("b" + brick + ".img");
    }

    Path fstab() {
        return folder.resolve("fstab");
    }

    /** Makes folders and files, not yet mounts. */
    void create(int bricks, Path hosts, Map<String, String> glusterdOptions) throws IOException {
        Files.createDirectories(root());
        Fstab fstab = new Fstab().bind(root(), root());
        fill(Path.of("/"), root(), OWN_IN_ROOT, fstab);
        fill(Path.of("/var"), root().resolve("var"), OWN_IN_VAR, fstab);
        fill(Path.of("/var/lib"), root().resolve("var/lib"), OWN_IN_VAR_LIB, fstab);
        for (String own :
                List.of("proc", "run/lock", "mnt", "var/lib/glusterd", "var/lib/brickyard", "var/log/glusterfs")) {
            Files.createDirectories(root().resolve(own));
        }
        if (!Files.isSymbolicLink(root().resolve("var/run"))) {
            Files.createSymbolicLink(root().resolve("var/run"), Path.of("/run"));
        }
        fillEtc(fstab);
        copyConfiguration(glusterdOptions);
        fstab.bind(folder.resolve("etc-glusterfs"), root().resolve("etc/glusterfs"));
        fstab.bind(hosts, root().resolve("etc/hosts"));
        hideGeoReplication(fstab);
        fstab.processes(root().resolve("proc"));
        for (int brick = 1; brick <= bricks; brick++) {
            Path place = Files.createDirectories(root().resolve("bricks/b" + brick));
            createSparse(image(brick));
            fstab.image(image(brick), place);
        }
        Files.createDirectories(root().resolve(".host"));
        Files.writeString(fstab(), fstab.toString());
    }

    /** What a machine loses with its power, besides its processes. */
    void forgetRuntimeState() throws IOException {
        LabFolder.deleteTree(root().resolve("run"));
        Files.createDirectories(root().resolve("run/lock"));
    }

    private static void fill(Path from, Path to, Set<String> own, Fstab fstab) throws IOException {
        Files.createDirectories(to);
        for (Path entry : children(from)) {
            Path target = to.resolve(entry.getFileName().toString());
            if (Files.isSymbolicLink(entry)) {
                Files.createSymbolicLink(target, Files.readSymbolicLink(entry));
            } else if (Files.isDirectory(entry)
                    && !own.contains(entry.getFileName().toString())) {
                Files.createDirectory(target);
                fstab.bindWithMounts(entry, target);
            }
        }
    }

    /**
     * A folder of its own, of links to what the host has there: so a machine can have files that the host has not, and its table
     * of file systems is its own.
     */
    private void fillEtc(Fstab fstab) throws IOException {
        Path etc = Files.createDirectories(root().resolve("etc"));
        for (Path entry : children(Path.of("/etc"))) {
            String name = entry.getFileName().toString();
            if (!OWN_IN_ETC.contains(name)) {
                Files.createSymbolicLink(
                        etc.resolve(name),
                        Files.isSymbolicLink(entry) ? Files.readSymbolicLink(entry) : Path.of("..", ETC_OF_HOST, name));
            }
        }
        Files.createDirectory(etc.resolve("glusterfs"));
        Files.createFile(etc.resolve("hosts"));
        Files.createFile(etc.resolve("fstab"));
        fstab.bindWithMounts(Path.of("/etc"), Files.createDirectory(root().resolve(ETC_OF_HOST)));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private void copyConfiguration(Map<String, String> glusterdOptions) throws IOException {
        Path target = Files.createDirectories(folder.resolve("etc-glusterfs"));
        for (Path file : children(Path.of("/etc/glusterfs"))) {
            if (Files.isRegularFile(file)) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        if (!glusterdOptions.isEmpty()) {
            Path volfile = target.resolve("glusterd.vol");
            Files.write(volfile, withOptions(Files.readAllLines(volfile), glusterdOptions));
        }
    }

    /** The lines of a glusterd.vol with the options set, each once. */
    static List<String> withOptions(List<String> lines, Map<String, String> options) {
        List<String> changed = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            boolean replaced = words.length > 1 && words[0].equals("option") && options.containsKey(words[1]);
            if (words[0].equals("end-volume")) {
                options.forEach((option, value) -> changed.add("    option " + option + " " + value));
            }
            if (!replaced) {
                changed.add(line);
            }
        }
        return changed;
    }

    private void hideGeoReplication(Fstab fstab) throws IOException {
        Path absent = folder.resolve("absent-program");
        Files.writeString(absent, ABSENT_PROGRAM);
        Files.setPosixFilePermissions(absent, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String place : GSYNCD_PLACES) {
            if (Files.exists(Path.of(place))) {
                fstab.bind(absent, root().resolve(place.substring(1)));
            }
        }
    }

    private static void createSparse(Path image) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BRICK_BYTES);
        }
    }
}
