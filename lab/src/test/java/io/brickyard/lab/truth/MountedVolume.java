package io.brickyard.lab.truth;

import io.brickyard.lab.Lab;
import io.brickyard.lab.Machine;
import io.brickyard.lab.Mount;
import io.brickyard.lab.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A volume with a client that mounted it while all was well, and a file on each of its subvolumes.
 *
 * <p>The client's caches are off and its files are read and written directly, so that each access reaches the bricks.
 */
final class MountedVolume {

    /** Longer than the volumes' ping-timeout, during which a client waits for a silent brick before it gives it up. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration QUESTION = Duration.ofSeconds(20);

    /** The file on which two sides may come to disagree. */
    static final String DISPUTED = "disputed";

    private final Lab lab;
    private final String name;
    private final int setSize;
    private final Machine client;
    private final Mount mount;
    private final List<String> bricks;
    private final List<String> files;

    private MountedVolume(Lab lab, String name, int setSize, Mount mount) {
        this.lab = lab;
        this.name = name;
        this.setSize = setSize;
        this.client = lab.client();
        this.mount = mount;
        this.bricks = lab.bricks(name);
        this.files = new ArrayList<>();
    }

    static MountedVolume of(Lab lab, String name, int setSize) {
        MountedVolume volume = new MountedVolume(lab, name, setSize, lab.mount(name, lab.client()));
        volume.fill();
        return volume;
    }

    String name() {
        return name;
    }

    int sets() {
        return bricks.size() / setSize;
    }

    int setSize() {
        return setSize;
    }

    /** A brick as {@code host:/path}. */
    String brick(int set, int position) {
        return bricks.get(set * setSize + position);
    }

    List<String> brickList() {
        return bricks;
    }

    /** Writes files until each subvolume holds one. */
    private void fill() {
        client.run(
                PATIENCE,
                "sh",
                "-c",
                "cd " + mount.path() + " && for i in $(seq 40); do head -c 8192 /dev/urandom > f$i || exit 1; done; "
                        + "head -c 8192 /dev/urandom > " + DISPUTED);
        for (int set = 0; set < sets(); set++) {
            String[] place = brick(set, 0).split(":", 2);
            Output listing = lab.node(place[0]).run(QUESTION, "ls", place[1]);
            String file = listing.stdout()
                    .lines()
                    .filter(line -> line.matches("f[0-9]+"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("no file of " + name + " on " + place[0] + ":" + place[1]));
            files.add(file);
        }
    }

    Experience experience() {
        int working = 0;
        for (String file : files) {
            working += reads(file) && writes(file) ? 1 : 0;
        }
        boolean conflict = working == files.size() && !reads(DISPUTED);
        List<Integer> links = links();
        int connected = links.stream().mapToInt(Integer::intValue).sum();
        return new Experience(working, files.size(), connected, links.size(), conflict);
    }

    private boolean reads(String file) {
        return direct("if=" + mount.path() + "/" + file, "of=/dev/null", "iflag=direct");
    }

    private boolean writes(String file) {
        return direct("if=/dev/zero", "of=" + mount.path() + "/" + file, "oflag=direct", "conv=notrunc");
    }

    private boolean direct(String... operands) {
        List<String> command = new ArrayList<>(List.of("dd", "bs=4096", "count=1", "status=none"));
        command.addAll(List.of(operands));
        return client.run(PATIENCE, command).succeeded();
    }

    /** Writes the disputed file through the client. */
    boolean writeDisputed(String content) {
        return client.run(PATIENCE, "sh", "-c", "printf %s " + content + " > " + mount.path() + "/" + DISPUTED)
                .succeeded();
    }

    /** The client's own word on each of its connections, from the virtual folder .meta of the mount: 1 or 0. */
    List<Integer> links() {
        Output output = client.run(
                PATIENCE,
                "sh",
                "-c",
                "grep -h '^connected' " + mount.path() + "/.meta/graphs/active/" + name + "-*/private");
        return output.stdout()
                .lines()
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf('=') + 1).strip()))
                .toList();
    }

    int connected() {
        return links().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many files wait for a heal, by the indexes of all bricks. */
    long waitingHeals() {
        long waiting = 0;
        for (String brick : bricks) {
            String[] place = brick.split(":", 2);
            waiting += lab.node(place[0])
                    .run(QUESTION, "ls", place[1] + "/.glusterfs/indices/xattrop")
                    .stdout()
                    .lines()
                    .filter(line -> !line.startsWith("xattrop-"))
                    .count();
        }
        return waiting;
    }
}
