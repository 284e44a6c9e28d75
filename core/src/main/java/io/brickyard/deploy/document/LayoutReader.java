package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.pool.Layout;
import io.brickyard.pool.Port;
import io.brickyard.pool.ThinArbiter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads how the bricks of a subvolume share its files. It lets through what GlusterFS creates and nothing else; some of the rest
 * crashes glusterd 10.3 or leaves volumes behind that cannot be deleted.
 */
final class LayoutReader {

    private static final List<String> COPIES = List.of("replica", "arbiter", "thinArbiter");
    private static final List<String> FRAGMENTS = List.of("disperse", "redundancy");
    private static final String TYPES = "distribute, replicate or disperse";

    /** The erasure code's limits (xlators/cluster/ec, EC_MAX_NODES and EC_MAX_FRAGMENTS). */
    private static final int MOST_FRAGMENTS = 31;

    private static final int MOST_DATA = 16;

    private final Complaints complaints;
    private final BrickText bricks;

    LayoutReader(Complaints complaints) {
        this.complaints = complaints;
        this.bricks = new BrickText(complaints);
    }

    /** @param options of the volume, as they will be set */
    Optional<Layout> read(Section volume, Map<String, String> options) {
        Optional<String> copies = COPIES.stream().filter(volume::has).findFirst();
        Optional<String> fragments = FRAGMENTS.stream().filter(volume::has).findFirst();
        if (copies.isPresent() && fragments.isPresent()) {
            complaints.add(
                    volume.place(fragments.get()),
                    "a volume cannot have both " + copies.get() + " and " + fragments.get()
                            + ": GlusterFS has no replicated dispersed volumes",
                    "one of them");
            return Optional.empty();
        }
        Optional<String> type = type(volume, copies.isPresent(), fragments.isPresent());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return switch (type.get()) {
            case "replicate" -> alone(volume, "replicate", FRAGMENTS) ? copies(volume, options) : Optional.empty();
            case "disperse" -> alone(volume, "disperse", COPIES) ? fragments(volume) : Optional.empty();
            default ->
                alone(volume, "distribute", COPIES) && alone(volume, "distribute", FRAGMENTS)
                        ? Optional.of(new Layout.Single())
                        : Optional.empty();
        };
    }

    private Optional<String> type(Section volume, boolean copies, boolean fragments) {
        if (volume.has("type")) {
            return volume.text("type").flatMap(this::known);
        }
        if (!copies && !fragments) {
            complaints.add(volume.place(), "this volume has no type", "type: " + TYPES);
            return Optional.empty();
        }
        return Optional.of(copies ? "replicate" : "disperse");
    }

    private Optional<String> known(Tree.Text text) {
        List<String> types = List.of("distribute", "replicate", "disperse");
        String value = text.value();
        if (types.contains(value)) {
            return Optional.of(value);
        }
        String right = value.contains("stripe")
                ? "GlusterFS has no striped volumes since release 6; the option features.shard cuts files in pieces"
                : value.startsWith("distributed-")
                        ? "the type of a subvolume, " + TYPES
                                + "; a volume of several subvolumes is distributed by itself"
                        : value.contains("arbiter")
                                ? "type: replicate, with arbiter: 1 or thinArbiter: host:/path"
                                : Nearest.to(value, types)
                                        .map(near -> "is " + near + " meant?")
                                        .orElse(TYPES);
        complaints.add(text.place(), "there is no type " + quoted(value), right);
        return Optional.empty();
    }

    private boolean alone(Section volume, String type, List<String> others) {
        Optional<String> other = others.stream().filter(volume::has).findFirst();
        other.ifPresent(key -> complaints.add(
                volume.place(key),
                key + " does not go with type " + type,
                "type " + (COPIES.contains(key) ? "replicate" : "disperse") + ", or no " + key));
        return other.isEmpty();
    }

    private Optional<Layout> copies(Section volume, Map<String, String> options) {
        OptionalInt replica = volume.number("replica", 2, 100, "a number of copies, 2 or more");
        if (volume.has("thinArbiter")) {
            return thin(volume, replica, options);
        }
        boolean arbiterIsRight = true;
        int arbiters = 0;
        if (volume.has("arbiter")) {
            OptionalInt arbiter =
                    volume.number("arbiter", 0, 1, "arbiter: 1, as GlusterFS has no more than one in a set");
            arbiterIsRight = arbiter.isPresent();
            arbiters = arbiter.orElse(0);
        }
        if (!volume.has("replica")) {
            complaints.add(
                    volume.place(),
                    "this volume does not say how many copies there are of each file",
                    arbiters == 0 ? "replica: 3" : "replica: 3, of which the arbiter is one");
        }
        if (replica.isEmpty() || !arbiterIsRight) {
            return Optional.empty();
        }
        int copies = replica.getAsInt();
        if (arbiters == 0) {
            return Optional.of(new Layout.Replicated(copies, 0));
        }
        if (copies > 3) {
            complaints.add(
                    volume.place("replica"),
                    "replica " + copies + " has no arbiter",
                    "replica: 3 with arbiter: 1, of which two bricks hold data");
            return Optional.empty();
        }
        // GlusterFS takes `replica 2 arbiter 1` and `replica 3 arbiter 1` for the same.
        return Optional.of(new Layout.Replicated(3, 1));
    }

    private Optional<Layout> thin(Section volume, OptionalInt replica, Map<String, String> options) {
        if (volume.has("arbiter")) {
            complaints.add(
                    volume.place("arbiter"), "a volume cannot have an arbiter and a thin arbiter", "one of the two");
        }
        if (replica.isPresent() && replica.getAsInt() != 2) {
            complaints.add(
                    volume.place("replica"),
                    "a thin arbiter does not go with replica " + replica.getAsInt(),
                    "replica: 2, which the thin arbiter does not count in");
        }
        Port port = Optional.ofNullable(options.get("client.ta-brick-port"))
                .map(number -> new Port(Integer.parseInt(number)))
                .orElse(ThinArbiter.DEFAULT_PORT);
        return volume.tree("thinArbiter")
                .flatMap(tree -> bricks.read("thinArbiter", tree))
                .filter(_ -> !volume.has("arbiter") && (replica.isEmpty() || replica.getAsInt() == 2))
                .map(brick -> new Layout.ThinArbitrated(new ThinArbiter(brick.host(), brick.path(), port)));
    }

    private Optional<Layout> fragments(Section volume) {
        OptionalInt disperse =
                volume.number("disperse", 3, MOST_FRAGMENTS, "a number of bricks from 3 to " + MOST_FRAGMENTS);
        OptionalInt redundancy = volume.number("redundancy", 1, MOST_FRAGMENTS / 2, "a number of bricks from 1 on");
        if (!volume.has("disperse")) {
            complaints.add(volume.place(), "this volume does not say how many bricks a subvolume has", "disperse: 3");
        }
        if (disperse.isEmpty() || (volume.has("redundancy") && redundancy.isEmpty())) {
            return Optional.empty();
        }
        int all = disperse.getAsInt();
        int most = (all - 1) / 2;
        int least = Math.max(1, all - MOST_DATA);
        String range = least == most ? "redundancy: " + most : "redundancy: from " + least + " to " + most;
        if (redundancy.isEmpty() && most > 1) {
            complaints.add(
                    volume.place("disperse"),
                    "this volume does not say how many of " + all + " bricks may be lost",
                    range);
            return Optional.empty();
        }
        int lost = redundancy.orElse(1);
        if (lost < least || lost > most) {
            complaints.add(
                    volume.place("redundancy"),
                    "disperse " + all + " cannot have redundancy " + lost
                            + (lost > most ? ": more than half of the bricks must be data" : ""),
                    range);
            return Optional.empty();
        }
        return Optional.of(new Layout.Dispersed(all, lost));
    }
}
