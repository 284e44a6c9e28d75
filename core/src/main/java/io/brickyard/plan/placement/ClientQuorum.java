package io.brickyard.plan.placement;

import io.brickyard.pool.Layout;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Which members of a subvolume must serve for its clients to read and to write. Members are its bricks in their order and, for a
 * thin-arbitrated one, the thin arbiter last. Without quorum reads fail as writes do.
 *
 * <p>Sources: xlators/cluster/afr/src/afr-common.c ({@code afr_has_quorum}), afr.c ({@code fix_quorum_options}) and
 * xlators/cluster/ec/src/ec.c of GlusterFS 10. What always holds: a member more never stops a subvolume.
 *
 * @param members how many
 * @param data how many of them, the first ones, hold files
 * @param needed how many members must serve
 * @param tie whether exactly half of them suffice too, the first among them
 */
record ClientQuorum(int members, int data, int needed, boolean tie) {

    static ClientQuorum of(Layout layout, Map<String, String> options) {
        int bricks = layout.bricksPerSubvolume();
        return switch (layout) {
            case Layout.Single _ -> new ClientQuorum(1, 1, 1, false);
            case Layout.ThinArbitrated _ -> new ClientQuorum(3, 2, 2, false);
            case Layout.Dispersed dispersed -> {
                int fragments = bricks - dispersed.redundancy();
                int asked = number(options, "disperse.quorum-count", 0);
                yield new ClientQuorum(bricks, bricks, Math.max(fragments, asked), false);
            }
            case Layout.Replicated replicated -> ofReplica(bricks, bricks - replicated.arbiters(), options);
        };
    }

    private static ClientQuorum ofReplica(int bricks, int data, Map<String, String> options) {
        String usual = bricks > 2 ? "auto" : "none";
        return switch (Optional.ofNullable(options.get("cluster.quorum-type")).orElse(usual)) {
            case "auto" -> new ClientQuorum(bricks, data, bricks / 2 + 1, bricks % 2 == 0);
            case "fixed" ->
                new ClientQuorum(bricks, data, Math.max(1, number(options, "cluster.quorum-count", 1)), false);
            default -> new ClientQuorum(bricks, data, 1, false);
        };
    }

    boolean serves(boolean[] up) {
        int serving = count(up, members);
        boolean quorum = serving >= needed || (tie && 2 * serving == members && up[0]);
        return quorum && count(up, data) >= 1;
    }

    /** How many members, whichever they are, may be lost. Losing them from the first on is the fastest way to stop it. */
    int spare() {
        boolean[] up = new boolean[members];
        Arrays.fill(up, true);
        int lost = 0;
        while (lost < members && serves(up)) {
            up[lost++] = false;
        }
        return Math.max(0, lost - 1);
    }

    /** Whether two sides of a cut could both be written. */
    boolean canSplitBrain() {
        return members > 1 && !tie && 2 * needed <= members;
    }

    private static int count(boolean[] up, int among) {
        int serving = 0;
        for (int i = 0; i < among; i++) {
            serving += up[i] ? 1 : 0;
        }
        return serving;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        try {
            return Integer.parseInt(options.getOrDefault(name, "").trim());
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
