package io.brickyard.cli.monitoring;

import io.brickyard.health.Assessment;
import io.brickyard.health.Finding;
import io.brickyard.health.Severity;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Brick;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import java.util.List;
import java.util.OptionalLong;

/**
 * The numbers of a plugin's line.
 *
 * @param volumes those that count
 * @param findings those that count, most severe first
 * @param whole whether the whole pool is meant, so that nodes count too
 */
record Counts(Survey survey, Assessment assessment, List<VolumeHealth> volumes, List<Finding> findings, boolean whole) {

    String words() {
        StringBuilder words = new StringBuilder();
        if (whole) {
            words.append(nodesUp()).append('/').append(survey.nodes().size()).append(" nodes up, ");
        }
        words.append(volumes.size()).append(volumes.size() == 1 ? " volume" : " volumes");
        String separator = ": ";
        for (VolumeState state : VolumeState.values()) {
            long count = count(state);
            if (count > 0) {
                words.append(separator).append(count).append(' ').append(state);
                separator = ", ";
            }
        }
        return words.append("; ")
                .append(bricks(true))
                .append('/')
                .append(bricks(false))
                .append(" bricks up")
                .toString();
    }

    /** {@code name=value[unit];warn;crit;min;max}; a number that is not known is {@code U}. */
    String performanceData() {
        StringBuilder data = new StringBuilder();
        if (whole) {
            data.append("nodes_up=")
                    .append(nodesUp())
                    .append(";;;0;")
                    .append(survey.nodes().size())
                    .append(' ');
        }
        data.append("volumes=").append(volumes.size()).append(";;;0");
        data.append(" volumes_online=")
                .append(count(VolumeState.ONLINE))
                .append(";;;0;")
                .append(volumes.size());
        data.append(" volumes_degraded=")
                .append(count(VolumeState.ONLINE_DEGRADED))
                .append(";;;0");
        data.append(" volumes_partial=")
                .append(count(VolumeState.ONLINE_PARTIAL))
                .append(";;;0");
        data.append(" volumes_offline=").append(count(VolumeState.OFFLINE)).append(";;;0");
        data.append(" volumes_unknown=").append(count(VolumeState.UNKNOWN)).append(";;;0");
        data.append(" bricks_up=").append(bricks(true)).append(";;;0;").append(bricks(false));
        data.append(" findings_error=").append(count(Severity.ERROR)).append(";;;0");
        data.append(" findings_warning=").append(count(Severity.WARNING)).append(";;;0");
        data.append(" heal_entries=")
                .append(heals(false))
                .append(" split_brain_entries=")
                .append(heals(true));
        data.append(" survey_time=").append(Numbers.seconds(survey.took())).append("s;;;0");
        return data.toString();
    }

    private long nodesUp() {
        long up = 0;
        for (NodeReport node : survey.nodes()) {
            up += node.state() == NodeState.UP ? 1 : 0;
        }
        return up;
    }

    private long count(VolumeState state) {
        return volumes.stream().filter(volume -> volume.state() == state).count();
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private long bricks(boolean up) {
        long count = 0;
        for (VolumeHealth volume : volumes) {
            if (volume.volume().isStarted()) {
                for (Brick brick : volume.volume().bricks()) {
                    count += !up || survey.brick(brick).state() == BrickState.UP ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** The sum over the volumes about which something was asked; unknown as soon as one of them is. */
    private String heals(boolean splitBrain) {
        long sum = 0;
        boolean asked = false;
        for (VolumeHealth volume : volumes) {
            HealReport heal = survey.heals().get(volume.volume().name());
            if (heal != null) {
                OptionalLong entries = splitBrain ? heal.splitBrain() : heal.entries();
                if (entries.isEmpty()) {
                    return "U";
                }
                sum += entries.getAsLong();
                asked = true;
            }
        }
        return asked ? sum + ";;;0" : "U";
    }
}
