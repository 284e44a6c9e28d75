package io.brickyard.health;

import io.brickyard.pool.Layout;
import io.brickyard.pool.Volume;
import java.util.Optional;

/**
 * Which members of a subvolume must serve for its clients to read and to write. Members are its bricks in their order
 * and, for a thin-arbitrated one, the thin arbiter last.
 *
 * <p>Sources: xlators/cluster/afr/src/afr-common.c ({@code afr_has_quorum}), afr.c ({@code fix_quorum_options}) and
 * xlators/cluster/ec/src/ec.c of GlusterFS 10; with quorum not met, reads fail as writes do.
 */
sealed interface Rule {

    boolean serves(boolean[] members);

    /**
     * So many bricks must serve, at least one of them with data.
     *
     * @param data how many bricks, the first ones, hold data
     */
    record AtLeast(int needed, int data) implements Rule {
        @Override
        public boolean serves(boolean[] members) {
            return count(members, members.length) >= needed && count(members, data) >= 1;
        }

        @Override
        public boolean guardsAgainstSplitBrain(int bricks) {
            return 2 * needed > bricks;
        }
    }

    /** More than half, or exactly half and the first among them; at least one with data. */
    record Majority(int data) implements Rule {
        @Override
        public boolean serves(boolean[] members) {
            int twice = 2 * count(members, members.length);
            boolean quorum = twice > members.length || (twice == members.length && members[0]);
            return quorum && count(members, data) >= 1;
        }

        @Override
        public boolean guardsAgainstSplitBrain(int bricks) {
            return true;
        }
    }

    /** Both data bricks, or one of them with the thin arbiter's word that it is the good one. */
    record TieBroken() implements Rule {
        @Override
        public boolean serves(boolean[] members) {
            int data = count(members, 2);
            return data == 2 || (data == 1 && members[2]);
        }

        @Override
        public boolean guardsAgainstSplitBrain(int bricks) {
            return true;
        }
    }

    /** The rule of all subvolumes of a volume. */
    static Rule of(Volume volume) {
        Layout layout = volume.layout();
        return switch (layout.kind()) {
            case SINGLE -> new AtLeast(1, 1);
            case THIN_ARBITRATED -> new TieBroken();
            case DISPERSED -> {
                int fragments = layout.bricksPerSubvolume() - layout.redundancy();
                int asked = number(volume.option("disperse.quorum-count"), 0);
                yield new AtLeast(Math.max(fragments, asked), layout.bricksPerSubvolume());
            }
            case REPLICATED -> ofReplica(volume, layout.bricksPerSubvolume(), layout.arbiters());
        };
    }

    private static Rule ofReplica(Volume volume, int bricks, int arbiters) {
        int data = bricks - arbiters;
        String usual = bricks > 2 ? "auto" : "none";
        return switch (volume.option("cluster.quorum-type").orElse(usual)) {
            case "auto" -> new Majority(data);
            case "fixed" -> new AtLeast(Math.max(1, number(volume.option("cluster.quorum-count"), 1)), data);
            default -> new AtLeast(1, data);
        };
    }

    /** Whether more than half of the bricks must serve, so that two sides of a cut can never both be written. */
    boolean guardsAgainstSplitBrain(int bricks);

    private static int count(boolean[] members, int among) {
        int serving = 0;
        for (int i = 0; i < among; i++) {
            if (members[i]) {
                serving++;
            }
        }
        return serving;
    }

    private static int number(Optional<String> text, int otherwise) {
        try {
            return text.isPresent() ? Integer.parseInt(text.get().trim()) : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
