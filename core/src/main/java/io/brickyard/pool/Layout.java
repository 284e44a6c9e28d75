package io.brickyard.pool;

/** How the bricks of one subvolume share its files. All subvolumes of a volume have the same layout. */
public sealed interface Layout {

    /** To switch over: a switch over the types themselves costs a cold JVM more than a millisecond at each place. */
    enum Kind {
        SINGLE,
        REPLICATED,
        THIN_ARBITRATED,
        DISPERSED
    }

    Kind kind();

    /** How many bricks one subvolume has. */
    int bricksPerSubvolume();

    /** How many bricks of a subvolume hold names only. */
    default int arbiters() {
        return 0;
    }

    /** How many bricks a dispersed subvolume may lose; 0 for all others. */
    default int redundancy() {
        return 0;
    }

    /** Each file lives on one brick. */
    record Single() implements Layout {
        @Override
        public Kind kind() {
            return Kind.SINGLE;
        }

        @Override
        public int bricksPerSubvolume() {
            return 1;
        }
    }

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

        @Override
        public Kind kind() {
            return Kind.REPLICATED;
        }

        @Override
        public int bricksPerSubvolume() {
            return bricks;
        }
    }

    /** Each file lives on two data bricks, and a thin arbiter outside the pool remembers which of them is stale. */
    record ThinArbitrated(ThinArbiter thinArbiter) implements Layout {
        @Override
        public Kind kind() {
            return Kind.THIN_ARBITRATED;
        }

        @Override
        public int bricksPerSubvolume() {
            return 2;
        }
    }

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

        @Override
        public Kind kind() {
            return Kind.DISPERSED;
        }

        @Override
        public int bricksPerSubvolume() {
            return bricks;
        }
    }
}
