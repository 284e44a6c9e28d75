package io.brickyard.plan.placement;

import io.brickyard.plan.WantedVolume;
import io.brickyard.pool.Layout;
import io.brickyard.pool.VolumeName;

/**
 * What a volume asks of its places.
 *
 * @param bricks of each subvolume
 * @param arbiters how many of them, the last ones, are arbiters
 * @param allowed how close its bricks may come
 * @param spread whether its subvolumes lie on nodes of their own rather than in a chain
 */
record Demand(WantedVolume volume, int bricks, int arbiters, Level allowed, boolean spread) {

    /**
     * Copies never share a node and, where the document names several zones, no zone has more of them than can be spared. A node
     * may hold as many fragments as can be spared, and a zone more where there are few: zones enough for them are seldom to be had.
     */
    static Demand of(WantedVolume volume, WantedVolume.Placed placed, ClientQuorum quorum, int namedZones) {
        Layout layout = volume.layout();
        int bricks = layout.bricksPerSubvolume();
        int spare = Math.clamp(quorum.spare(), 1, bricks);
        Level apart =
                switch (layout) {
                    case Layout.Replicated _, Layout.ThinArbitrated _ -> new Level(namedZones > 1 ? spare : bricks, 1);
                    case Layout.Single _, Layout.Dispersed _ -> new Level(bricks, spare);
                };
        Level allowed = volume.fragile() ? Level.any(bricks) : apart;
        return new Demand(volume, bricks, layout.arbiters(), allowed, placed.growth() == WantedVolume.Growth.WHOLE);
    }

    int data() {
        return bricks - arbiters;
    }

    VolumeName name() {
        return volume.name();
    }

    boolean isArbiter(int position) {
        return position >= data();
    }
}
