package io.brickyard.pool;

/** How the bricks of one subvolume share its files. All subvolumes of a volume have the same layout. */
public sealed interface Layout {

    /** Each file lives on one brick. */
    record Single() implements Layout {}

    /**
     * Each file lives on every data brick.
     *
     * @param bricks all bricks of a subvolume, arbiters included; at least 2
     * @param arbiters how many of them (the last) are arbiters; 0 or 1
     */
    record Replicated(int bricks, int arbiters) implements Layout {
        public Replicated {
            if (bricks < 2 || arbiters < 0 || arbiters > 1 || arbiters >= bricks) {
                throw new IllegalArgumentException("replica " + bricks + " arbiter " + arbiters);
            }
        }
    }

    /** Each file lives on two data bricks, and a thin arbiter outside the pool remembers which of them is stale. */
    record ThinArbitrated(ThinArbiter thinArbiter) implements Layout {}

    /**
     * Each file is cut in fragments; any {@code bricks - redundancy} of them are enough.
     *
     * @param bricks all bricks of a subvolume; at least 3
     * @param redundancy how many may be lost; at least 1, less than half of the bricks
     */
    record Dispersed(int bricks, int redundancy) implements Layout {
        public Dispersed {
            if (bricks < 3 || redundancy < 1 || redundancy * 2 >= bricks) {
                throw new IllegalArgumentException("disperse " + bricks + " redundancy " + redundancy);
            }
        }
    }

    /** How many bricks one subvolume has. */
    default int bricksPerSubvolume() {
        return switch (this) {
            case Single _ -> 1;
            case Replicated replicated -> replicated.bricks();
            case ThinArbitrated _ -> 2;
            case Dispersed dispersed -> dispersed.bricks();
        };
    }
}
