package io.brickyard.survey;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.rpc.GlusterdClient;
import io.brickyard.glusterd.state.GlobalState;
import io.brickyard.glusterd.state.StateVolume;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the glusterd of this very node tells of its own bricks and daemons: get-state, over its socket, without a lock and
 * without asking another node. glusterd writes it to a file in a fresh folder that only root can enter; both are removed.
 */
final class LocalRound {

    private static final String FILE = "state";
    private static final FileAttribute<?> FOR_ROOT_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final int LARGEST = 32 << 20;

    private final NodeId here;
    private final List<Volume> volumes;

    LocalRound(NodeId here, List<Volume> volumes) {
        this.here = here;
        this.volumes = List.copyOf(volumes);
    }

    /** Nothing when this node's glusterd cannot be asked by this user; the survey is whole without. */
    static Optional<GlobalState> state(Endpoint.Unix socket, Duration time) {
        Path folder = runtimeFolder(socket)
                .resolve("brickyard-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try (GlusterdClient client = GlusterdClient.connect(socket, Deadline.in(time))) {
            Files.createDirectory(folder, FOR_ROOT_ALONE);
            try {
                client.writeState(folder.toString(), FILE);
                try (InputStream stream = Files.newInputStream(folder.resolve(FILE))) {
                    return Optional.of(GlobalState.parse(stream.readNBytes(LARGEST + 1)));
                }
            } finally {
                Files.deleteIfExists(folder.resolve(FILE));
                Files.deleteIfExists(folder);
            }
        } catch (GlusterdFailure | IOException _) {
            return Optional.empty();
        }
    }

    /** Beside the socket is {@code gluster/}, where glusterd keeps what lives as long as it does. */
    private static Path runtimeFolder(Endpoint.Unix socket) {
        return socket.path().resolveSibling("gluster");
    }

    /** What the report means for this survey. */
    Survey.Extras extras(GlobalState state) {
        Map<BrickId, BrickUsage> usage = new HashMap<>();
        List<DaemonReport> daemons = new ArrayList<>();
        MountTable mounts = MountTable.ofThisMachine();
        for (StateVolume volume : state.volumes()) {
            for (StateVolume.StateBrick brick : volume.bricks()) {
                brick.local()
                        .flatMap(local -> usage(new BrickId(here, brick.path()), local, mounts))
                        .ifPresent(found -> usage.put(found.brick(), found));
            }
            daemons.addAll(daemons(volume, state));
        }
        Map<String, String> options = new HashMap<>(state.options());
        state.opVersion().ifPresent(version -> options.put("cluster.op-version", Integer.toString(version)));
        return new Survey.Extras(usage, daemons, List.of(), options);
    }

    private static Optional<BrickUsage> usage(BrickId brick, StateVolume.Local local, MountTable mounts) {
        if (local.total().isEmpty() || local.free().isEmpty()) {
            return Optional.empty();
        }
        Optional<MountTable.Mounted> mounted = mounts.below(Path.of(brick.path().value()));
        return Optional.of(new BrickUsage(
                brick,
                local.total().get(),
                local.free().get(),
                Optional.empty(),
                mounted.map(MountTable.Mounted::device),
                mounted.map(MountTable.Mounted::type),
                mounted.map(MountTable.Mounted::options),
                OptionalInt.empty()));
    }

    private List<DaemonReport> daemons(StateVolume state, GlobalState node) {
        List<DaemonReport> daemons = new ArrayList<>();
        for (Volume volume : volumes) {
            if (!volume.name().equals(state.name()) || !volume.isStarted()) {
                continue;
            }
            if (volume.canHeal()) {
                state.condition()
                        .selfHealDaemon()
                        .ifPresent(online -> daemons.add(report(volume, DaemonReport.Kind.SELF_HEAL, online)));
            }
            if (isOn(volume, "features.uss")) {
                state.condition()
                        .snapshotDaemon()
                        .ifPresent(online -> daemons.add(report(volume, DaemonReport.Kind.SNAPSHOT, online)));
            }
            nodeWide(volume, "features.quota", "quotad", DaemonReport.Kind.QUOTA, node, daemons);
            nodeWide(volume, "features.bitrot", "bitd", DaemonReport.Kind.BITROT, node, daemons);
            nodeWide(volume, "features.bitrot", "scrub", DaemonReport.Kind.SCRUBBER, node, daemons);
        }
        return daemons;
    }

    private void nodeWide(
            Volume volume,
            String option,
            String service,
            DaemonReport.Kind kind,
            GlobalState node,
            List<DaemonReport> daemons) {
        Boolean online = node.services().get(service);
        if (isOn(volume, option) && online != null) {
            daemons.add(report(volume, kind, online));
        }
    }

    private DaemonReport report(Volume volume, DaemonReport.Kind kind, boolean online) {
        return new DaemonReport(volume.name(), here, kind, online);
    }

    private static boolean isOn(Volume volume, String option) {
        String value = volume.option(option).orElse("off");
        return value.equals("on") || value.equals("enable") || value.equals("yes") || value.equals("true");
    }
}
