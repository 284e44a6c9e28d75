package io.brickyard.cli.show;

import io.brickyard.pool.Brick;
import io.brickyard.pool.Subvolume;
import io.brickyard.pool.Volume;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.Survey;

/** How many bricks serve, and how many should; volumes that are not started should have none. */
record BrickCount(int up, int total) {

    static BrickCount of(Volume volume, Survey survey) {
        if (!volume.isStarted()) {
            return new BrickCount(0, 0);
        }
        int up = 0;
        int total = 0;
        for (Subvolume subvolume : volume.subvolumes()) {
            for (Brick brick : subvolume.bricks()) {
                total++;
                up += survey.brick(brick).state() == BrickState.UP ? 1 : 0;
            }
        }
        return new BrickCount(up, total);
    }

    static BrickCount of(Survey survey) {
        int up = 0;
        int total = 0;
        for (Volume volume : survey.volumes()) {
            BrickCount count = of(volume, survey);
            up += count.up;
            total += count.total;
        }
        return new BrickCount(up, total);
    }

    @Override
    public String toString() {
        return up + "/" + total;
    }
}
