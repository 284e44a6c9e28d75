package io.brickyard.lab;

import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Creates volumes in a lab's pool and breaks their bricks. */
record Volumes(Lab lab) {

    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final Duration BUSY = Duration.ofSeconds(60);
    private static final String THIN_ARBITER_PATH = "/var/lib/thin-arbiter";

    /** Takes bricks for a volume, {@code host:/path}, from the nodes in turn. */
    List<String> reserve(VolumeSpec spec) {
        List<LabNode> nodes = lab.nodes();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < spec.bricks(); i++) {
            places.add(
                    new BrickSlots(nodes.get(i % nodes.size())).take(spec.name().value()));
        }
        return places;
    }

    /** Creates and starts a volume on the bricks that were taken for it. */
    void create(VolumeSpec spec, List<String> places) {
        gluster(spec.createCommand(places, lab.nodes().size()));
        start(spec.name());
    }

    /** Stops and deletes the volume; its bricks are empty and free then. */
    void delete(VolumeName name) {
        gluster(List.of("gluster", "--mode=script", "volume", "stop", name.value(), "force"));
        gluster(List.of("gluster", "--mode=script", "volume", "delete", name.value()));
        lab.nodes().forEach(node -> new BrickSlots(node).free(name.value()));
    }

    void start(VolumeName name) {
        gluster(List.of("gluster", "--mode=script", "volume", "start", name.value()));
    }

    /** Two data bricks in the pool, and the thin arbiter on its own machine outside of it. */
    void createThinArbiter(VolumeName name) {
        if (lab.nodes().size() < 2) {
            throw new LabFailure("a thin-arbiter volume needs 2 nodes; this lab has one");
        }
        ThinArbiterHost host = new ThinArbiterHost(lab.thinArbiter());
        host.start(THIN_ARBITER_PATH);
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script", "volume", "create", name.value()));
        command.addAll(List.of("replica", "2", "thin-arbiter", "1"));
        command.add(new BrickSlots(lab.nodes().get(0)).take(name.value()));
        command.add(new BrickSlots(lab.nodes().get(1)).take(name.value()));
        command.add(lab.thinArbiter().name() + ":" + THIN_ARBITER_PATH);
        gluster(command);
        start(name);
    }

    /** Kills a brick's process. */
    void killBrick(VolumeName volume, String brick) {
        List<String> places = bricks(volume);
        String place = find(places, volume, brick);
        int colon = place.indexOf(':');
        LabNode node = lab.node(place.substring(0, colon));
        if (!node.killBrickAt(place.substring(colon + 1))) {
            throw new LabFailure("the brick " + place + " does not run");
        }
    }

    private static String find(List<String> places, VolumeName volume, String brick) {
        if (places.contains(brick)) {
            return brick;
        }
        boolean number = !brick.isEmpty() && brick.length() < 6 && brick.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && Integer.parseInt(brick) >= 1 && Integer.parseInt(brick) <= places.size()) {
            return places.get(Integer.parseInt(brick) - 1);
        }
        throw new LabFailure("volume " + volume + " has no brick '" + brick + "'; its bricks are "
                + String.join(", ", places) + " (or 1 to " + places.size() + ")");
    }

    /** The bricks of a volume, {@code host:/path}, in the volume's order. */
    List<String> bricks(VolumeName volume) {
        List<String> places = new ArrayList<>();
        String info =
                gluster(List.of("gluster", "volume", "info", volume.value())).stdout();
        for (String line : info.lines().toList()) {
            int colon = line.indexOf(": ");
            boolean brick = line.startsWith("Brick")
                    && colon > 5
                    && line.substring(5, colon).chars().allMatch(c -> c >= '0' && c <= '9');
            if (brick) {
                String place = line.substring(colon + 2).strip();
                places.add(place.endsWith(" (arbiter)") ? place.substring(0, place.length() - 10) : place);
            }
        }
        return places;
    }

    /** Asks the first node that can answer; again while another transaction holds a lock. */
    private Output gluster(List<String> command) {
        LabNode node = lab.nodes().stream()
                .filter(candidate -> candidate.glusterdRuns() && !candidate.isFrozen() && !candidate.isCut())
                .findFirst()
                .orElseThrow(() -> new LabFailure("no node of the lab has a glusterd that can answer"));
        Output[] last = new Output[1];
        Waiting.until(BUSY, () -> {
            last[0] = node.run(COMMAND, command);
            return last[0].succeeded()
                    || !last[0].complaint().contains("nother transaction")
                            && !last[0].complaint().contains("ocking failed");
        });
        if (!last[0].succeeded()) {
            throw new LabFailure(String.join(" ", command) + ": " + last[0].complaint());
        }
        return last[0];
    }
}
