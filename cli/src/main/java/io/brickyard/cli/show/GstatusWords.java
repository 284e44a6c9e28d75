package io.brickyard.cli.show;

import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.SubvolumeState;
import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.survey.Survey;
import java.util.List;
import java.util.Locale;

/**
 * gstatus 1.0.9's words for what Brickyard calls otherwise.
 *
 * <table>
 * <caption>Words</caption>
 * <tr><th>Brickyard</th><th>gstatus</th></tr>
 * <tr><td>ONLINE, FULL</td><td>up</td></tr>
 * <tr><td>ONLINE_DEGRADED, REDUCED</td><td>partial</td></tr>
 * <tr><td>ONLINE_PARTIAL</td><td>degraded</td></tr>
 * <tr><td>OFFLINE, DEAD</td><td>down</td></tr>
 * <tr><td>STOPPED</td><td>no word; its status is Created or Stopped</td></tr>
 * <tr><td>UNKNOWN</td><td>the word of the worst case</td></tr>
 * </table>
 *
 * <p>The words partial and degraded are indeed swapped against Brickyard's. The cluster's word follows the nodes alone,
 * as gstatus's does: a pool whose volumes are down is Healthy while all nodes are there. Who wants the truth in one word
 * reads {@code overall} of {@link StatusJson}.
 */
final class GstatusWords {

    private GstatusWords() {}

    static String cluster(Survey survey) {
        return Roster.up(survey.nodes()) < survey.nodes().size() ? "Degraded" : "Healthy";
    }

    static int started(List<VolumeHealth> volumes) {
        int started = 0;
        for (VolumeHealth health : volumes) {
            started += health.volume().isStarted() ? 1 : 0;
        }
        return started;
    }

    /** Of a started volume. */
    static String health(VolumeHealth health) {
        return word(health.worst());
    }

    private static String word(VolumeState state) {
        return switch (state) {
            case ONLINE -> "up";
            case ONLINE_DEGRADED -> "partial";
            case ONLINE_PARTIAL -> "degraded";
            case OFFLINE, UNKNOWN, STOPPED -> "down";
        };
    }

    static String health(SubvolumeHealth health) {
        return word(health.worst());
    }

    private static String word(SubvolumeState state) {
        return switch (state) {
            case FULL -> "up";
            case REDUCED -> "partial";
            case DEAD, UNKNOWN -> "down";
        };
    }

    static String status(Volume.Status status) {
        return switch (status) {
            case CREATED -> "Created";
            case STARTED -> "Started";
            case STOPPED -> "Stopped";
        };
    }

    /** For example {@code DISTRIBUTED_REPLICATE}. */
    static String type(Volume volume) {
        return volume.typeName().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** For example {@code replicate}. */
    static String subvolumeType(Layout layout) {
        return switch (layout.kind()) {
            case SINGLE -> "distribute";
            case REPLICATED, THIN_ARBITRATED -> "replicate";
            case DISPERSED -> "disperse";
        };
    }

    static int replica(Layout layout) {
        return switch (layout.kind()) {
            case REPLICATED, THIN_ARBITRATED -> layout.bricksPerSubvolume();
            case SINGLE, DISPERSED -> 1;
        };
    }

    /** gstatus's text for a volume with arbiters, that it appends to the bricks' count. */
    static String arbiterNote(Volume volume) {
        return volume.layout().arbiters() > 0 && volume.subvolumes().size() == 1 ? " - (Arbiter Volume)" : "";
    }

    /** {@code On} or {@code Off} as the option says; empty when it was never set. */
    static String quota(Volume volume) {
        String value = volume.options().getOrDefault("features.quota", "");
        return value.isEmpty()
                ? ""
                : value.substring(0, 1).toUpperCase(Locale.ROOT)
                        + value.substring(1).toLowerCase(Locale.ROOT);
    }

    static String brick(Brick brick) {
        return brick.host() + ":" + brick.path();
    }
}
