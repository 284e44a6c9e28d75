package io.brickyard.survey;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.StatusRow;
import io.brickyard.glusterd.command.TaskRow;
import io.brickyard.glusterd.command.VolumeStatus;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What only {@code gluster volume status} tells: sizes on other nodes, clients, daemons, tasks. It locks each volume for a
 * moment on every node and hangs when one of them is silent, so it is asked only for a person, and only when every node
 * has just answered.
 */
final class LockingRound {

    private static final Duration TIME = Duration.ofSeconds(10);

    private final Gluster gluster;
    private final Survey survey;

    LockingRound(Gluster gluster, Survey survey) {
        this.gluster = gluster;
        this.survey = survey;
    }

    /** The survey with what was told, or with a gap that says why not. */
    Survey ask() {
        for (NodeReport report : survey.nodes()) {
            if (report.state() != NodeState.UP && report.state() != NodeState.UNREADABLE) {
                return without(
                        "gluster volume status was not asked: " + report.node().name() + " is " + report.state()
                                + ", and the call could hang and block others",
                        "ask again when all nodes are UP");
            }
        }
        try {
            return asked(Deadline.in(TIME));
        } catch (GlusterdFailure failure) {
            return without(failure.getMessage(), failure.retryable() ? "ask again in a moment" : "");
        }
    }

    private Survey without(String why, String advice) {
        return survey.with(List.of(new Gap("sizes, clients, daemons and tasks of the whole pool", why, advice)));
    }

    private Survey asked(Deadline deadline) {
        Survey.Extras known = survey.extras();
        List<VolumeStatus> plain = gluster.status(Gluster.StatusView.PLAIN, deadline);
        List<VolumeStatus> detail = gluster.status(Gluster.StatusView.DETAIL, deadline);
        List<VolumeStatus> clients = gluster.status(Gluster.StatusView.CLIENTS, deadline);
        Map<String, String> options = new HashMap<>(gluster.poolOptions(deadline));
        options.putAll(known.options());
        Survey.Extras extras =
                new Survey.Extras(usage(known, detail, clientCounts(clients)), daemons(plain), tasks(plain), options);
        return survey.with(extras).with(missing(plain)).withBricks(bricks(plain));
    }

    /** Where a glusterd cannot be read over RPC, as with TLS for management, its word comes by this way. */
    private Map<BrickId, BrickReport> bricks(List<VolumeStatus> plain) {
        Map<BrickId, BrickReport> bricks = new HashMap<>(survey.bricks());
        for (VolumeStatus volume : plain) {
            for (StatusRow.BrickRow row : volume.bricks()) {
                bricks.computeIfPresent(
                        row.brick(),
                        (_, report) -> report.state() != BrickState.UNKNOWN
                                ? report
                                : new BrickReport(
                                        report.brick(),
                                        row.online() ? BrickState.UP : BrickState.DOWN,
                                        row.port(),
                                        "gluster volume status says that it is " + (row.online() ? "" : "not ")
                                                + "running; glusterd's RPC could not be read"));
            }
        }
        return bricks;
    }

    private static Map<BrickId, Integer> clientCounts(List<VolumeStatus> clients) {
        Map<BrickId, Integer> counts = new HashMap<>();
        for (VolumeStatus volume : clients) {
            for (StatusRow.BrickRow row : volume.bricks()) {
                row.clients().ifPresent(told -> counts.put(row.brick(), told.count()));
            }
        }
        return counts;
    }

    private static Map<BrickId, BrickUsage> usage(
            Survey.Extras known, List<VolumeStatus> detail, Map<BrickId, Integer> clients) {
        Map<BrickId, BrickUsage> usage = new HashMap<>(known.usage());
        for (VolumeStatus volume : detail) {
            for (StatusRow.BrickRow row : volume.bricks()) {
                row.usage()
                        .flatMap(told -> usage(row.brick(), told, clients))
                        .ifPresent(found -> usage.put(row.brick(), found));
            }
        }
        return usage;
    }

    private static Optional<BrickUsage> usage(BrickId brick, StatusRow.Usage told, Map<BrickId, Integer> clients) {
        if (told.total().isEmpty() || told.free().isEmpty()) {
            return Optional.empty();
        }
        boolean inodesTold = told.inodes().isPresent() && told.freeInodes().isPresent();
        Integer count = clients.get(brick);
        return Optional.of(new BrickUsage(
                brick,
                told.total().get(),
                told.free().get(),
                inodesTold
                        ? Optional.of(new BrickUsage.Inodes(
                                told.inodes().getAsLong(), told.freeInodes().getAsLong()))
                        : Optional.empty(),
                told.device(),
                told.fileSystem().map(StatusRow.FileSystem::name),
                told.fileSystem().flatMap(StatusRow.FileSystem::mountOptions),
                count == null ? OptionalInt.empty() : OptionalInt.of(count)));
    }

    private static List<DaemonReport> daemons(List<VolumeStatus> plain) {
        List<DaemonReport> daemons = new ArrayList<>();
        for (VolumeStatus volume : plain) {
            for (StatusRow.DaemonRow row : volume.daemons()) {
                for (DaemonReport.Kind kind : DaemonReport.Kind.values()) {
                    if (kind.rowName().equals(row.name())) {
                        daemons.add(new DaemonReport(volume.volume(), row.node(), kind, row.online()));
                    }
                }
            }
        }
        return daemons;
    }

    private static List<TaskReport> tasks(List<VolumeStatus> plain) {
        List<TaskReport> tasks = new ArrayList<>();
        for (VolumeStatus volume : plain) {
            for (TaskRow row : volume.tasks()) {
                tasks.add(new TaskReport(volume.volume(), row.kind(), row.id(), status(row.status()), row.bricks()));
            }
        }
        return tasks;
    }

    private static TaskReport.Status status(int number) {
        return switch (number) {
            case 0 -> TaskReport.Status.NOT_STARTED;
            case 1 -> TaskReport.Status.RUNNING;
            case 2 -> TaskReport.Status.STOPPED;
            case 3 -> TaskReport.Status.COMPLETED;
            case 4 -> TaskReport.Status.FAILED;
            default -> TaskReport.Status.UNKNOWN;
        };
    }

    /** A volume that another command has locked is silently left out of the answer: unknown, never down. */
    private List<Gap> missing(List<VolumeStatus> plain) {
        Set<VolumeName> told = new HashSet<>();
        for (VolumeStatus volume : plain) {
            told.add(volume.volume());
        }
        List<Gap> gaps = new ArrayList<>();
        for (Volume volume : survey.volumes()) {
            if (volume.isStarted() && !told.contains(volume.name())) {
                gaps.add(new Gap(
                        "daemons and tasks of volume " + volume.name(),
                        "gluster volume status left the volume out: another command has it locked",
                        "ask again in a moment"));
            }
        }
        return gaps;
    }
}
