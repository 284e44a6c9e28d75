package io.brickyard.survey;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;

/**
 * Situations of a pool that many tests need, ready made. The usual pool has the nodes {@code ha1} to {@code ha3} and
 * seven volumes: {@code arb} (replica 3 arbiter 1), {@code disp} (disperse 3 redundancy 1), {@code dist} (distribute 3),
 * {@code drep} (2 x replica 3), {@code rep2} (replica 2), {@code rep3} (replica 3) and {@code stopd} (never started).
 */
public final class PoolFixtures {

    public static final Layout REPLICA_2 = new Layout.Replicated(2, 0);
    public static final Layout REPLICA_3 = new Layout.Replicated(3, 0);
    public static final Layout ARBITER = new Layout.Replicated(3, 1);
    public static final Layout DISPERSE_3 = new Layout.Dispersed(3, 1);
    public static final Layout SINGLE = new Layout.Single();
    public static final ThinArbiter TIE_BREAKER =
            new ThinArbiter(new HostName("tie"), new BrickPath("/ta"), ThinArbiter.DEFAULT_PORT);

    private PoolFixtures() {}

    /** The usual pool, to be changed further. */
    public static Surveys usual() {
        return Surveys.ofPool(3)
                .volume("arb", ARBITER, 1)
                .volume("disp", DISPERSE_3, 1)
                .volume("dist", SINGLE, 3)
                .volume("drep", REPLICA_3, 2)
                .volumeOn("rep2", REPLICA_2, 1, 2)
                .volume("rep3", REPLICA_3, 1)
                .volumeOn("stopd", SINGLE, 1, 2)
                .status("stopd", Volume.Status.CREATED);
    }

    public static Survey healthy() {
        return usual().nothingToHeal().build();
    }

    /** As {@link #healthy}, with all that {@code --all} asks for. */
    public static Survey healthyInDetail() {
        return usual().nothingToHeal().usageEverywhere().selfHealEverywhere().build();
    }

    /** One brick of {@code rep3}, the one on ha2, was killed; 7 files wait for it. */
    public static Survey oneBrickDown() {
        return usual().nothingToHeal()
                .brick("rep3", 1, BrickState.DOWN)
                .heal("rep3", 7, 0)
                .build();
    }

    /** ha3 has lost its link a moment ago; the others' glusterd still says that it is connected. */
    public static Survey nodeUnreachable() {
        return usual().unnoticed(3).build();
    }

    /** ha3 is gone and its peers have noticed. */
    public static Survey nodeDisconnected() {
        return usual().node(3, NodeState.UNREACHABLE).build();
    }

    /** Only glusterd of ha3 is stopped: all data is served. */
    public static Survey glusterdDown() {
        return usual().nothingToHeal().node(3, NodeState.GLUSTERD_DOWN).build();
    }

    /** ha3's glusterd is frozen: all data is served. */
    public static Survey glusterdFrozen() {
        return usual().node(3, NodeState.GLUSTERD_SILENT).build();
    }

    /** ha3 answers but its peers refuse it. */
    public static Survey rejected() {
        return usual().nothingToHeal().node(3, NodeState.REJECTED).build();
    }

    /** The survey runs on ha1, which is cut off from all others. */
    public static Survey isolatedAsker() {
        return usual().isolated().build();
    }

    /** Every brick serves; {@code rep2} has three files in split-brain and one more waiting. */
    public static Survey splitBrain() {
        return usual().nothingToHeal()
                .heal("rep2", 4, 3, "/a.txt", "/b.txt", "<gfid:6f1ed2f5-8d1c-4c70-9d6b-0e0f5b3f2a11>")
                .build();
    }

    /** Set 0 of {@code drep} and all of {@code rep3} are down, {@code arb} has only its arbiter, {@code disp} one brick. */
    public static Survey replicaSetDown() {
        Surveys pool = usual();
        for (int i = 0; i < 3; i++) {
            pool.brick("drep", i, BrickState.DOWN).brick("rep3", i, BrickState.DOWN);
        }
        return pool.brick("arb", 0, BrickState.DOWN)
                .brick("arb", 1, BrickState.DOWN)
                .brick("disp", 0, BrickState.DOWN)
                .brick("disp", 1, BrickState.DOWN)
                .brick("dist", 2, BrickState.DOWN)
                .heal("rep2", 4, 3, "/a.txt", "/b.txt", "/c.txt")
                .build();
    }

    /** A replica 2 volume {@code thin} with a thin arbiter outside the pool of two nodes. */
    public static Surveys thinArbitrated(BrickState thinArbiter) {
        return Surveys.ofPool(2)
                .volume("thin", new Layout.ThinArbitrated(TIE_BREAKER), 1)
                .thinArbiter(TIE_BREAKER, thinArbiter);
    }

    /** All well; volumes of up to ten replica 3 sets until there are so many bricks, rounded up to whole sets. */
    public static Survey large(int nodes, int bricks) {
        Surveys pool = Surveys.ofPool(nodes);
        int sets = (bricks + 2) / 3;
        for (int from = 0; from < sets; from += 10) {
            int[] where = new int[Math.min(10, sets - from) * 3];
            for (int i = 0; i < where.length; i++) {
                where[i] = (from * 3 + i) % nodes + 1;
            }
            pool.volumeOn("vol" + (1000 + from / 10), REPLICA_3, where);
        }
        return pool.build();
    }
}
