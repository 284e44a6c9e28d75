package io.brickyard.cli.monitoring;

import io.brickyard.health.Assessment;
import io.brickyard.health.SubvolumeHealth;
import io.brickyard.health.VolumeHealth;
import io.brickyard.metrics.Exposition;
import io.brickyard.survey.HealReport;
import io.brickyard.survey.Survey;
import java.util.function.BiConsumer;

/** The metrics of volumes and their subvolumes. */
record VolumeMetrics(Survey survey, Assessment assessment, Exposition text) {

    void volumes() {
        text.gauge("brickyard_volume_state", "1 with a volume's state, and the best and worst it may be, as labels.");
        for (VolumeHealth volume : assessment.volumes()) {
            text.sample(
                    1,
                    "volume",
                    volume.volume().name().value(),
                    "type",
                    volume.volume().typeName(),
                    "state",
                    volume.state().name(),
                    "best",
                    volume.best().name(),
                    "worst",
                    volume.worst().name());
        }
        text.gauge("brickyard_volume_bricks", "How many bricks a volume has.");
        for (VolumeHealth volume : assessment.volumes()) {
            text.sample(
                    volume.volume().bricks().size(),
                    "volume",
                    volume.volume().name().value());
        }
        text.gauge("brickyard_volume_snapshots", "How many snapshots a volume has.");
        for (VolumeHealth volume : assessment.volumes()) {
            text.sample(
                    volume.volume().snapshots(),
                    "volume",
                    volume.volume().name().value());
        }
    }

    void subvolumes() {
        text.gauge("brickyard_subvolume_state", "1 with a subvolume's state, and the worst it may be, as labels.");
        eachSubvolume((volume, subvolume) -> text.sample(
                1,
                "volume",
                volume,
                "subvolume",
                Integer.toString(subvolume.subvolume().index()),
                "state",
                subvolume.state().name(),
                "worst",
                subvolume.worst().name()));
        text.gauge(
                "brickyard_subvolume_spare_bricks",
                "How many more bricks, whichever they are, a subvolume can lose and still serve; in the worst case.");
        eachSubvolume((volume, subvolume) -> text.sample(
                subvolume.spare(),
                "volume",
                volume,
                "subvolume",
                Integer.toString(subvolume.subvolume().index())));
    }

    private void eachSubvolume(BiConsumer<String, SubvolumeHealth> each) {
        for (VolumeHealth volume : assessment.volumes()) {
            for (SubvolumeHealth subvolume : volume.subvolumes()) {
                each.accept(volume.volume().name().value(), subvolume);
            }
        }
    }

    void heals() {
        text.gauge("brickyard_volume_heal_entries", "How many files and folders of a volume wait for a heal.");
        eachHeal((volume, heal) -> heal.entries().ifPresent(count -> text.sample(count, "volume", volume)));
        text.gauge(
                "brickyard_volume_split_brain_entries", "How many files and folders of a volume are in split-brain.");
        eachHeal((volume, heal) -> heal.splitBrain().ifPresent(count -> text.sample(count, "volume", volume)));
        text.gauge(
                "brickyard_volume_heal_complete", "Whether the heal entries were counted on all bricks of a volume.");
        eachHeal((volume, heal) -> text.sample(heal.complete(), "volume", volume));
    }

    private void eachHeal(BiConsumer<String, HealReport> each) {
        for (VolumeHealth volume : assessment.volumes()) {
            HealReport heal = survey.heals().get(volume.volume().name());
            if (heal != null) {
                each.accept(volume.volume().name().value(), heal);
            }
        }
    }
}
