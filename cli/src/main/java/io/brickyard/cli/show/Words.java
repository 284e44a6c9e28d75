package io.brickyard.cli.show;

import io.brickyard.health.VolumeHealth;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.Brick;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import io.brickyard.survey.HealReport;
import java.util.OptionalLong;

/** How the things of a pool are called in text for people. */
final class Words {

    private Words() {}

    /** The layout in the words of {@code gluster volume create}, for example {@code 2 x replica 3 arbiter 1}. */
    static String layout(Volume volume, Look look) {
        int sets = volume.subvolumes().size();
        Layout layout = volume.layout();
        int bricks = layout.bricksPerSubvolume();
        String one =
                switch (layout.kind()) {
                    case SINGLE -> "distribute " + sets;
                    case REPLICATED ->
                        layout.arbiters() > 0
                                ? "replica " + bricks + " arbiter " + layout.arbiters()
                                : "replica " + bricks;
                    case THIN_ARBITRATED -> "replica 2 thin-arbiter 1";
                    case DISPERSED -> "disperse " + (bricks - layout.redundancy()) + "+" + layout.redundancy();
                };
        boolean distributed = sets > 1 && layout.kind() != Layout.Kind.SINGLE;
        return distributed ? sets + " " + look.glyphs().times() + " " + one : one;
    }

    /** The stable word for the kind of a volume's subvolumes, as in the JSON report. */
    static String kind(Layout layout) {
        return switch (layout.kind()) {
            case SINGLE -> "distribute";
            case REPLICATED -> layout.arbiters() > 0 ? "arbiter" : "replicate";
            case THIN_ARBITRATED -> "thin-arbiter";
            case DISPERSED -> "disperse";
        };
    }

    static String subvolume(Layout layout) {
        return switch (layout.kind()) {
            case SINGLE -> "brick";
            case REPLICATED, THIN_ARBITRATED -> "replica set";
            case DISPERSED -> "disperse set";
        };
    }

    static String role(Brick.Role role) {
        return switch (role) {
            case DATA -> "data";
            case ARBITER -> "arbiter";
        };
    }

    /** The state's name; for UNKNOWN also what it may be. */
    static String state(VolumeHealth health, Look look) {
        if (health.state() != VolumeState.UNKNOWN || health.best() == health.worst()) {
            return health.state().name();
        }
        return "UNKNOWN (" + health.best() + " " + look.glyphs().ellipsis() + " " + health.worst() + ")";
    }

    /** The heal backlog in a few words; {@code 0 seen} when the indexes of some bricks could not be counted. */
    static String heal(HealReport heal, Look look) {
        OptionalLong entries = heal.entries();
        OptionalLong splitBrain = heal.splitBrain();
        if (splitBrain.isPresent() && splitBrain.getAsLong() > 0) {
            return splitBrain.getAsLong() + " split-brain";
        }
        if (entries.isEmpty()) {
            return "unknown";
        }
        if (entries.getAsLong() == 0) {
            return heal.complete() ? "0" : "0 seen";
        }
        return (heal.complete() ? "" : look.glyphs().atLeast()) + entries.getAsLong() + " pending";
    }

    static Tone healTone(HealReport heal) {
        boolean splitBrain = heal.splitBrain().isPresent() && heal.splitBrain().getAsLong() > 0;
        boolean pending = heal.entries().isPresent() && heal.entries().getAsLong() > 0;
        return splitBrain ? Tone.BAD : pending ? Tone.WARNING : Tone.FAINT;
    }
}
