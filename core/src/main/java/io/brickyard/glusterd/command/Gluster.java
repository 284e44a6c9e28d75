package io.brickyard.glusterd.command;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GeoReplicationPair;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks glusterd by way of the {@code gluster} command.
 *
 * <p>{@link #peers}, {@link #volumes}, {@link #volumeNames}, {@link #poolOptions} and the heal questions take no lock.
 * {@link #status} does, and hangs for two minutes when a peer died silently: ask it only for a person, after every peer
 * has just answered. Every method fails with a {@link GlusterdFailure}; a lock held by somebody else is waited for as
 * often as the {@link LockRetries} say, within the deadline.
 */
public final class Gluster {
    private static final List<String> SCRIPT = List.of("--mode=script");

    /** What {@code volume status} is asked for. */
    public enum StatusView {
        /** Bricks, daemons and tasks. */
        PLAIN,
        /** Bricks with their file systems. */
        DETAIL,
        /** Bricks with their clients. */
        CLIENTS,
        /** Tasks only. */
        TASKS
    }

    private final CommandLine commandLine;
    private final LockRetries retries;

    public Gluster(CommandLine commandLine, LockRetries retries) {
        this.commandLine = commandLine;
        this.retries = retries;
    }

    /** All nodes of the pool as the asked node sees them, itself included. */
    public List<PeerEntry> peers(Deadline deadline) {
        return PeerReader.read(ask(deadline, "pool", "list"));
    }

    public List<String> volumeNames(Deadline deadline) {
        return ListReader.volumeNames(ask(deadline, "volume", "list"));
    }

    /** Every volume of the pool; the frame of reference, complete even when every peer is dead. */
    public List<Volume> volumes(Deadline deadline) {
        XmlElement root = ask(deadline, "volume", "info", "all");
        Map<String, String> thinArbiters = VolumeInfoReader.mayConcealThinArbiter(root)
                ? VolumeInfoReader.thinArbiters(askForText(deadline, "volume", "info"))
                : Map.of();
        return VolumeInfoReader.read(root, thinArbiters);
    }

    /** The status of every started volume that is not locked by somebody else; what is absent is unknown. */
    public List<VolumeStatus> status(StatusView view, Deadline deadline) {
        return VolumeStatusReader.read(ask(deadline, statusArguments("all", view)));
    }

    /**
     * The status of one volume.
     *
     * @throws GlusterdFailure.Refused when the volume is not started or does not exist
     */
    public VolumeStatus status(VolumeName volume, StatusView view, Deadline deadline) {
        List<VolumeStatus> all = VolumeStatusReader.read(ask(deadline, statusArguments(volume.value(), view)));
        if (all.size() != 1 || !all.getFirst().volume().equals(volume)) {
            throw new GlusterdFailure.Unreadable(
                    "gluster was asked for the status of volume " + volume + " and told of " + all.size() + " volumes");
        }
        return all.getFirst();
    }

    private static String[] statusArguments(String which, StatusView view) {
        return switch (view) {
            case PLAIN -> new String[] {"volume", "status", which};
            case DETAIL -> new String[] {"volume", "status", which, "detail"};
            case CLIENTS -> new String[] {"volume", "status", which, "clients"};
            case TASKS -> new String[] {"volume", "status", which, "tasks"};
        };
    }

    /** Takes ten seconds when a node or a thin arbiter is silent. Volumes that cannot heal, and those that do not serve, are refused. */
    public HealInfo healInfo(VolumeName volume, Deadline deadline) {
        return HealReader.info(ask(deadline, "volume", "heal", volume.value(), "info"));
    }

    public HealSummary healSummary(VolumeName volume, Deadline deadline) {
        return HealReader.summary(ask(deadline, "volume", "heal", volume.value(), "info", "summary"));
    }

    /** The entries in split-brain; replicated volumes only. Seen only while both sides are up. */
    public HealInfo splitBrain(VolumeName volume, Deadline deadline) {
        return HealReader.info(ask(deadline, "volume", "heal", volume.value(), "info", "split-brain"));
    }

    /** How far the volume's last rebalance has come; empty when none was ever started, or its layout knows none. */
    public Optional<TaskProgress> rebalance(VolumeName volume, Deadline deadline) {
        Question<TaskProgress> question =
                () -> TaskReader.read(ask(deadline, "volume", "rebalance", volume.value(), "status"));
        return unless("Rebalance not started", () -> unless("is not a distribute volume", question))
                .flatMap(progress -> progress);
    }

    /**
     * How far the removal of these bricks has come.
     *
     * @param bricks as {@code host:/path}, as they were given when the removal began
     */
    public TaskProgress removal(VolumeName volume, List<String> bricks, Deadline deadline) {
        List<String> arguments = new ArrayList<>(List.of("volume", "remove-brick", volume.value()));
        arguments.addAll(bricks);
        arguments.add("status");
        return TaskReader.read(ask(deadline, arguments.toArray(String[]::new)));
    }

    /** The volume's quota limits; empty when quota is disabled, an empty list when it is enabled without limits. */
    public Optional<List<QuotaLimit>> quota(VolumeName volume, Deadline deadline) {
        return unless("Quota is disabled", () -> unless(
                        "No quota configured",
                        () -> ListReader.quota(ask(deadline, "volume", "quota", volume.value(), "list")))
                .orElse(List.of()));
    }

    public List<String> snapshotNames(Deadline deadline) {
        return ListReader.snapshotNames(ask(deadline, "snapshot", "list"));
    }

    public List<Snapshot> snapshots(Deadline deadline) {
        return ListReader.snapshots(ask(deadline, "snapshot", "info"));
    }

    /** Options of the whole pool with their values, defaults included. */
    public Map<String, String> poolOptions(Deadline deadline) {
        return ListReader.options(ask(deadline, "volume", "get", "all", "all"));
    }

    /** Options of one volume with their values, defaults included. */
    public Map<String, String> volumeOptions(VolumeName volume, Deadline deadline) {
        return ListReader.options(ask(deadline, "volume", "get", volume.value(), "all"));
    }

    /** The workers of all geo-replication sessions; those of nodes that glusterd does not reach are left out. */
    public List<GeoReplicationPair> geoReplication(Deadline deadline) {
        return ListReader.geoReplication(ask(deadline, "volume", "geo-replication", "status"));
    }

    private interface Question<T> {
        T ask();
    }

    /** A refusal with these words is an answer: there is none of what was asked for. */
    private static <T> Optional<T> unless(String words, Question<T> question) {
        try {
            return Optional.of(question.ask());
        } catch (GlusterdFailure.Refused e) {
            if (String.valueOf(e.getMessage()).contains(words)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private XmlElement ask(Deadline deadline, String... words) {
        List<String> arguments = new ArrayList<>(SCRIPT);
        arguments.addAll(List.of(words));
        arguments.add("--xml");
        String question = String.join(" ", words);
        for (int left = retries.attempts(); ; left--) {
            try {
                return Answer.of(question, commandLine.run(arguments, deadline));
            } catch (GlusterdFailure.Locked e) {
                if (left <= 0 || deadline.left().compareTo(retries.pause()) <= 0) {
                    throw e;
                }
                pause(retries.pause(), e);
            }
        }
    }

    private String askForText(Deadline deadline, String... words) {
        List<String> arguments = new ArrayList<>(SCRIPT);
        arguments.addAll(List.of(words));
        return new String(commandLine.run(arguments, deadline).output(), StandardCharsets.UTF_8);
    }

    private static void pause(Duration pause, GlusterdFailure.Locked cause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
