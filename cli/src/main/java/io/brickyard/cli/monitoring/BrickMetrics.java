package io.brickyard.cli.monitoring;

import io.brickyard.health.Assessment;
import io.brickyard.health.VolumeHealth;
import io.brickyard.metrics.Exposition;
import io.brickyard.pool.Brick;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.BrickUsage;
import io.brickyard.survey.Survey;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The metrics of the bricks of started volumes: the others serve nobody, so nothing is known of them. */
record BrickMetrics(Survey survey, Assessment assessment, Exposition text) {

    void states() {
        text.gauge(
                "brickyard_brick_up", "Whether a brick of a started volume serves; no sample where that is unknown.");
        eachBrick((volume, brick) -> {
            BrickState state = survey.brick(brick).state();
            if (state != BrickState.UNKNOWN) {
                text.sample(state == BrickState.UP, brickLabels(volume, brick));
            }
        });
        text.gauge("brickyard_brick_state", "1 with the state of a brick of a started volume as a label.");
        eachBrick((volume, brick) -> text.sample(
                1,
                "volume",
                volume,
                "node",
                brick.host().value(),
                "path",
                brick.path().value(),
                "role",
                brick.role().name().toLowerCase(Locale.ROOT),
                "state",
                survey.brick(brick).state().name()));
    }

    void usage() {
        text.gauge("brickyard_brick_size_bytes", "Size of the file system below a brick, where it is known.");
        eachUsage((labels, usage) -> text.sample(usage.total().count(), labels));
        text.gauge("brickyard_brick_free_bytes", "Free space of the file system below a brick, where it is known.");
        eachUsage((labels, usage) -> text.sample(usage.free().count(), labels));
        text.gauge("brickyard_brick_inodes", "Inodes of the file system below a brick, where they are known.");
        eachUsage((labels, usage) -> usage.inodes().ifPresent(inodes -> text.sample(inodes.total(), labels)));
        text.gauge(
                "brickyard_brick_inodes_free", "Free inodes of the file system below a brick, where they are known.");
        eachUsage((labels, usage) -> usage.inodes().ifPresent(inodes -> text.sample(inodes.free(), labels)));
    }

    private void eachUsage(BiConsumer<String[], BrickUsage> each) {
        eachBrick((volume, brick) -> {
            BrickUsage usage = survey.extras().usage().get(brick.id());
            if (usage != null) {
                each.accept(brickLabels(volume, brick), usage);
            }
        });
    }

    private void eachBrick(BiConsumer<String, Brick> each) {
        for (VolumeHealth volume : assessment.volumes()) {
            if (volume.volume().isStarted()) {
                volume.volume()
                        .bricks()
                        .forEach(brick -> each.accept(volume.volume().name().value(), brick));
            }
        }
    }

    private static String[] brickLabels(String volume, Brick brick) {
        return new String[] {
            "volume", volume, "node", brick.host().value(), "path", brick.path().value()
        };
    }
}
