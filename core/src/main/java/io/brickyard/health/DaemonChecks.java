package io.brickyard.health;

import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.DaemonReport;
import io.brickyard.survey.NodeState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * GlusterFS's helper daemons, where the survey knows them: one finding for each kind and node, with the volumes that miss
 * it. A daemon of a node that has a finding of its own, or one that was switched off on purpose, is left out.
 */
final class DaemonChecks implements Checks {

    private static final int SHOWN = 5;

    private record Where(NodeId node, DaemonReport.Kind kind) implements Comparable<Where> {
        @Override
        public int compareTo(Where other) {
            int byNode = node.compareTo(other.node);
            return byNode != 0 ? byNode : kind.compareTo(other.kind);
        }
    }

    @Override
    public void find(Situation situation, List<Finding> into) {
        Set<VolumeName> switchedOff = new HashSet<>();
        for (VolumeHealth health : situation.volumes()) {
            if (health.volume().isStarted() && selfHealIsOff(health.volume())) {
                switchedOff.add(health.volume().name());
                into.add(disabled(situation, health.volume()));
            }
        }
        Map<Where, List<VolumeName>> missing = new TreeMap<>();
        for (DaemonReport daemon : situation.survey().extras().daemons()) {
            boolean wanted = situation.isStarted(daemon.volume())
                    && !(daemon.kind() == DaemonReport.Kind.SELF_HEAL && switchedOff.contains(daemon.volume()));
            if (!daemon.online() && wanted && isUp(situation, daemon.node())) {
                missing.computeIfAbsent(new Where(daemon.node(), daemon.kind()), _ -> new ArrayList<>())
                        .add(daemon.volume());
            }
        }
        for (Map.Entry<Where, List<VolumeName>> entry : missing.entrySet()) {
            Optional<Check> check = check(entry.getKey().kind());
            if (check.isPresent()) {
                into.add(finding(situation, check.get(), entry.getKey(), entry.getValue()));
            }
        }
    }

    private static boolean isUp(Situation situation, NodeId node) {
        return situation
                .node(node)
                .map(report -> report.state() == NodeState.UP)
                .orElse(false);
    }

    /** The legacy NFS server is listed as offline wherever it is not installed, which is no trouble. */
    private static Optional<Check> check(DaemonReport.Kind kind) {
        return switch (kind) {
            case SELF_HEAL -> Optional.of(Check.SELF_HEAL_DAEMON_DOWN);
            case QUOTA -> Optional.of(Check.QUOTA_DAEMON_DOWN);
            case BITROT -> Optional.of(Check.BITROT_DAEMON_DOWN);
            case SCRUBBER -> Optional.of(Check.SCRUBBER_DOWN);
            case SNAPSHOT -> Optional.of(Check.SNAPSHOT_DAEMON_DOWN);
            case NFS -> Optional.empty();
        };
    }

    private static Finding finding(Situation situation, Check check, Where where, List<VolumeName> volumes) {
        List<String> names = new ArrayList<>();
        for (VolumeName volume : volumes) {
            names.add(volume.value());
        }
        String node = situation.nameOf(where.node());
        return new Draft(
                        check,
                        new Target(Target.Kind.NODE, node),
                        where.kind().rowName() + " does not run on " + node + " for " + Words.list(names, SHOWN))
                .extent(volumes.size())
                .evidence("glusterd says that it is not online")
                .remedy(situation.commands().startMissing(volumes.getFirst()))
                .finding();
    }

    private static boolean selfHealIsOff(Volume volume) {
        String option =
                switch (volume.layout().kind()) {
                    case SINGLE -> "";
                    case REPLICATED, THIN_ARBITRATED -> "cluster.self-heal-daemon";
                    case DISPERSED -> "cluster.disperse-self-heal-daemon";
                };
        return switch (volume.option(option).orElse("on")) {
            case "off", "disable", "no", "false", "0" -> true;
            default -> false;
        };
    }

    private static Finding disabled(Situation situation, Volume volume) {
        return new Draft(
                        Check.SELF_HEAL_DISABLED,
                        Target.of(volume.name()),
                        volume.name() + ": the self-heal daemon is switched off")
                .evidence("by an option of the volume")
                .remedy(situation.commands().locking("gluster volume heal " + volume.name() + " enable"))
                .finding();
    }
}
