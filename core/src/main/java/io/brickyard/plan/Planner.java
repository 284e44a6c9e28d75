package io.brickyard.plan;

/**
 * Finds the steps from a seen pool to a wanted one. Pure; the same two always give the same steps.
 *
 * <p>The order is the one in which nothing is without what it needs, and nothing is taken away before its successor is there:
 * members and their names, options of the pool, volumes (made, set, started, grown, shrunk), and at last what is to go. It
 * never sends a command that GlusterFS answers with a crash or a ghost volume: {@link VolumeStep.Create} and the like cannot be
 * made with wrong counts, and what GlusterFS would refuse is an obstacle here, with what would help.
 */
public final class Planner {

    private Planner() {}

    /**
     * @param wanted with the bricks of all its volumes listed, as placement makes it
     * @throws IllegalArgumentException when a volume's bricks have no places yet
     */
    public static Planning plan(WantedPool wanted, SeenPool seen) {
        Draft draft = new Draft();
        new MemberChanges(wanted, seen, draft).plan();
        Options.missing(wanted.options(), seen.options())
                .forEach((option, value) -> draft.step(new PoolStep.SetOption(option, value)));
        VolumeChanges volumes = new VolumeChanges(wanted, seen, draft);
        wanted.volumes().forEach(volumes::plan);
        new Removals(wanted, seen, draft).plan();
        return draft.result();
    }
}
