package io.brickyard.survey;

import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.ThinArbiter;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at a whole pool: the result of asking every node at once.
 *
 * <p>Always holds: there is a report for every brick of every volume that is started, and every brick's node, if it is a
 * member, is in {@code nodes}.
 *
 * @param observedAt when the look began
 * @param took how long it took
 * @param askedFrom in words: where the survey stood and whom it asked first, for example
 *     {@code this node's socket /var/run/glusterd.socket}
 * @param isolated whether the survey ran on a node that is itself cut off from most of its peers, so that the others'
 *     true state cannot be known from here
 * @param nodes in the order of their names
 * @param volumes in the order of their names
 * @param bricks by brick; bricks of volumes that are not started are left out
 * @param heals by volume; volumes about which nothing was asked are left out
 * @param extras what only some surveys know
 * @param gaps what could not be looked at
 */
public record Survey(
        Instant observedAt,
        Duration took,
        String askedFrom,
        boolean isolated,
        List<NodeReport> nodes,
        List<Volume> volumes,
        Map<BrickId, BrickReport> bricks,
        Map<VolumeName, HealReport> heals,
        Extras extras,
        List<Gap> gaps) {

    /**
     * What only some surveys know: on a node its own glusterd tells of its own bricks and daemons without a lock; with
     * {@code --all} the whole pool's were asked for.
     *
     * @param options the pool-wide options that were set, by their GlusterFS names
     * @param thinArbiters the thin arbiters whose port was tried; they are no bricks, since no glusterd manages them
     * @param forgetful why nothing can be remembered on this machine for later surveys; empty when it can
     * @param agents what they told; their sizes and daemons are in {@code usage} and {@code daemons} already
     */
    public record Extras(
            Map<BrickId, BrickUsage> usage,
            List<DaemonReport> daemons,
            List<TaskReport> tasks,
            Map<String, String> options,
            Map<ThinArbiter, ThinArbiterReport> thinArbiters,
            Optional<String> forgetful,
            PoolWord agents) {

        public static final Extras NONE = new Extras(Map.of(), List.of(), List.of(), Map.of());

        public Extras {
            usage = Map.copyOf(usage);
            daemons = List.copyOf(daemons);
            tasks = List.copyOf(tasks);
            options = Map.copyOf(options);
            thinArbiters = Map.copyOf(thinArbiters);
        }

        /** Of a pool without thin arbiters and agents, on a machine that remembers. */
        public Extras(
                Map<BrickId, BrickUsage> usage,
                List<DaemonReport> daemons,
                List<TaskReport> tasks,
                Map<String, String> options) {
            this(usage, daemons, tasks, options, Map.of(), Optional.empty(), PoolWord.NOTHING);
        }
    }

    public Survey {
        nodes = List.copyOf(nodes);
        volumes = List.copyOf(volumes);
        bricks = Map.copyOf(bricks);
        heals = Map.copyOf(heals);
        gaps = List.copyOf(gaps);
    }

    /** The same survey with what was learnt besides; what the rounds themselves found stays. */
    Survey with(Extras more) {
        Extras merged = new Extras(
                more.usage(),
                more.daemons(),
                more.tasks(),
                more.options(),
                extras.thinArbiters(),
                extras.forgetful(),
                extras.agents());
        return new Survey(observedAt, took, askedFrom, isolated, nodes, volumes, bricks, heals, merged, gaps);
    }

    /** The same survey with what agents told of nodes that are members. */
    Survey with(PoolWord agents) {
        Map<BrickId, BrickUsage> usage = new HashMap<>(extras.usage());
        List<DaemonReport> daemons = new ArrayList<>(extras.daemons());
        for (NodeWord word : agents.words()) {
            word.usage().forEach(found -> usage.put(found.brick(), found));
            if (extras.daemons().stream().noneMatch(daemon -> daemon.node().equals(word.node()))) {
                daemons.addAll(word.daemons());
            }
        }
        Extras told = new Extras(
                usage, daemons, extras.tasks(), extras.options(), extras.thinArbiters(), extras.forgetful(), agents);
        return new Survey(observedAt, took, askedFrom, isolated, nodes, volumes, bricks, heals, told, gaps);
    }

    /** @param forgetful why what was seen could not be remembered; empty when it could */
    Survey remembered(Optional<String> forgetful) {
        Extras told = new Extras(
                extras.usage(),
                extras.daemons(),
                extras.tasks(),
                extras.options(),
                extras.thinArbiters(),
                forgetful,
                extras.agents());
        return new Survey(observedAt, took, askedFrom, isolated, nodes, volumes, bricks, heals, told, gaps);
    }

    /** The same survey with further gaps. */
    Survey with(List<Gap> more) {
        List<Gap> all = new ArrayList<>(gaps);
        all.addAll(more);
        return new Survey(observedAt, took, askedFrom, isolated, nodes, volumes, bricks, heals, extras, all);
    }

    /** The same survey with other reports of its bricks. */
    Survey withBricks(Map<BrickId, BrickReport> reports) {
        return new Survey(observedAt, took, askedFrom, isolated, nodes, volumes, reports, heals, extras, gaps);
    }

    /** The same survey with heal backlogs. */
    Survey with(Map<VolumeName, HealReport> counted) {
        return new Survey(observedAt, took, askedFrom, isolated, nodes, volumes, bricks, counted, extras, gaps);
    }

    /** The same survey, which took this long. */
    Survey lasted(Duration time) {
        return new Survey(observedAt, time, askedFrom, isolated, nodes, volumes, bricks, heals, extras, gaps);
    }

    /** Whether everything that was to be looked at was seen. */
    public boolean complete() {
        return gaps.isEmpty();
    }

    public Optional<NodeReport> node(NodeId id) {
        return nodes.stream().filter(report -> report.id().equals(id)).findFirst();
    }

    /** The report of a brick; UNKNOWN when the survey has none, as for volumes that are not started. */
    public BrickReport brick(Brick brick) {
        BrickReport report = bricks.get(brick.id());
        return report != null ? report : new BrickReport(brick, BrickState.UNKNOWN, Optional.empty(), "not looked at");
    }

    /** The report of a thin arbiter; UNKNOWN when the survey did not try it. */
    public ThinArbiterReport thinArbiter(ThinArbiter thinArbiter) {
        ThinArbiterReport report = extras.thinArbiters().get(thinArbiter);
        return report != null ? report : new ThinArbiterReport(thinArbiter, BrickState.UNKNOWN, "not looked at");
    }
}
