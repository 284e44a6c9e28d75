package io.brickyard.deploy;

import io.brickyard.plan.LayoutStep;
import io.brickyard.plan.MendStep;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.PoolStep;
import io.brickyard.plan.RenameStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.Step;
import io.brickyard.plan.VolumeStep;
import io.brickyard.plan.WantedBrick;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import io.brickyard.pool.VolumeName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a look must find out besides members, volumes and bricks, which cost nothing: all of this takes a command or a lock.
 *
 * @param tasks whether rebalances and removals
 * @param options whether the options of the whole pool
 * @param heals the volumes whose heal backlog
 * @param places by node: the places whose facts, each with the device that is to be looked at beside it, or an empty text
 */
public record Needs(
        boolean tasks, boolean options, Set<VolumeName> heals, Map<HostName, Map<BrickPath, String>> places) {

    public static final Needs NOTHING = new Needs(false, false, Set.of(), Map.of());

    /** What any plan begins with. */
    public static final Needs PLAN = new Needs(true, true, Set.of(), Map.of());

    private static final Needs TASKS = new Needs(true, false, Set.of(), Map.of());
    private static final Needs OPTIONS = new Needs(false, true, Set.of(), Map.of());

    public Needs {
        heals = Set.copyOf(heals);
        places = Map.copyOf(places);
    }

    /** What must be known to judge a step. */
    public static Needs of(Step step) {
        return switch (step) {
            case PeerStep _ -> NOTHING;
            case PoolStep _ -> OPTIONS;
            case VolumeStep.Create create -> foldersOf(create.bricks());
            case VolumeStep _ -> NOTHING;
            case LayoutStep.Replace replace -> healOf(replace.volume()).and(foldersOf(List.of(replace.fresh())));
            case LayoutStep.AwaitHeal await -> healOf(await.volume());
            case RenameStep rename -> healOf(rename.volume());
            case LayoutStep.AddBricks add -> TASKS.and(foldersOf(add.bricks()));
            case LayoutStep.Rebalance _,
                    LayoutStep.AwaitRebalance _,
                    LayoutStep.StartRemoval _,
                    LayoutStep.AwaitRemoval _,
                    LayoutStep.CommitRemoval _ -> TASKS;
            case NodeStep.PrepareDevice device -> factsOf(device.node(), Map.of(device.mount(), device.device()));
            case NodeStep.MakeFolder folder -> factsOf(folder.node(), Map.of(folder.folder(), ""));
            case NodeStep.Clean clean -> factsOf(clean.node(), Map.of(clean.brick(), ""));
            case NodeStep.ConfigureGlusterd configure -> factsOf(configure.node(), Map.of());
            case RepairStep repair -> factsOf(repair.node(), Map.of());
            case MendStep.ForceStart start -> factsOf(start.bricks());
            case MendStep.Refill refill -> factsOf(List.of(refill.brick()));
            case MendStep.NotePorts _, MendStep.ResolveSplit _ -> NOTHING;
        };
    }

    /** What must be known to see a step's effect: of new bricks no more than that they are there. */
    static Needs effectOf(Step step) {
        Needs all = of(step);
        return switch (step) {
            case VolumeStep _, LayoutStep _ -> new Needs(all.tasks, all.options, all.heals, Map.of());
            case PeerStep _, PoolStep _, NodeStep _, RepairStep _, MendStep _ -> all;
        };
    }

    private static Needs healOf(VolumeName volume) {
        return new Needs(false, false, Set.of(volume), Map.of());
    }

    private static Needs foldersOf(List<WantedBrick> bricks) {
        Map<HostName, Map<BrickPath, String>> folders = new HashMap<>();
        bricks.forEach(brick ->
                folders.computeIfAbsent(brick.host(), _ -> new HashMap<>()).put(brick.path(), ""));
        return new Needs(false, false, Set.of(), folders);
    }

    private static Needs factsOf(HostName node, Map<BrickPath, String> places) {
        return new Needs(false, false, Set.of(), Map.of(node, places));
    }

    /** Of the folders of bricks, and of those in which they lie. */
    private static Needs factsOf(List<WantedBrick> bricks) {
        return bricks.stream()
                .map(brick -> factsOf(brick.host(), Map.of(brick.path(), "", brick.parent(), "")))
                .reduce(NOTHING, Needs::and);
    }

    /** Whether a look with these needs found out what the other ones ask for. */
    boolean cover(Needs other) {
        return (tasks || !other.tasks)
                && (options || !other.options)
                && heals.containsAll(other.heals)
                && other.places.entrySet().stream()
                        .allMatch(of -> places.containsKey(of.getKey())
                                && places.getOrDefault(of.getKey(), Map.of())
                                        .entrySet()
                                        .containsAll(of.getValue().entrySet()));
    }

    public Needs and(Needs other) {
        Set<VolumeName> volumes = new HashSet<>(heals);
        volumes.addAll(other.heals);
        Map<HostName, Map<BrickPath, String>> all = new HashMap<>(places);
        other.places.forEach((node, wanted) -> all.merge(node, wanted, Needs::both));
        return new Needs(tasks || other.tasks, options || other.options, volumes, all);
    }

    private static Map<BrickPath, String> both(Map<BrickPath, String> one, Map<BrickPath, String> other) {
        Map<BrickPath, String> all = new HashMap<>(one);
        other.forEach((path, device) -> all.merge(path, device, (known, more) -> more.isEmpty() ? known : more));
        return Map.copyOf(all);
    }
}
