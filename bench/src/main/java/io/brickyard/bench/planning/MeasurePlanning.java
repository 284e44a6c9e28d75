package io.brickyard.bench.planning;

import io.brickyard.plan.Plan;
import io.brickyard.plan.Planner;
import io.brickyard.plan.Planning;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.WantedPool;
import io.brickyard.plan.WantedVolume;
import io.brickyard.plan.placement.Placement;
import io.brickyard.plan.placement.Placing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Thinks one change of a large pool out and prints what that took, in a cold process: {@code MeasurePlanning NODES CASE}.
 */
public final class MeasurePlanning {

    private final WantedPool wanted;
    private final SeenPool seen;

    private MeasurePlanning(WantedPool wanted, SeenPool seen) {
        this.wanted = wanted;
        this.seen = seen;
    }

    public static void main(String[] arguments) throws IOException {
        int nodes = Integer.parseInt(arguments[0]);
        MeasurePlanning measured =
                switch (arguments[1]) {
                    case "create" -> fresh(LargeDocument.ofNodes(nodes, 10));
                    case "grow" -> grown(LargeDocument.ofNodes(nodes, 5), LargeDocument.ofNodes(nodes, 10));
                    case "again" -> grown(LargeDocument.ofNodes(nodes, 10), LargeDocument.ofNodes(nodes, 10));
                    case "single" -> fresh(LargeDocument.ofOneVolume(nodes, WantedVolume.Growth.WHOLE));
                    case "chain" -> fresh(LargeDocument.ofOneVolume(nodes, WantedVolume.Growth.CHAINED));
                    default -> throw new IllegalArgumentException("no such case: " + arguments[1]);
                };
        measured.run();
    }

    private static MeasurePlanning fresh(WantedPool wanted) {
        return new MeasurePlanning(wanted, LargeDocument.bare(wanted));
    }

    private static MeasurePlanning grown(WantedPool before, WantedPool wanted) {
        Placing.Placed placed = placed(Placement.place(before, LargeDocument.bare(before)));
        return new MeasurePlanning(wanted, LargeDocument.carriedOut(placed.pool()));
    }

    private void run() throws IOException {
        long begin = System.nanoTime();
        Placing.Placed placed = placed(Placement.place(wanted, seen));
        long between = System.nanoTime();
        Plan plan = planned(Planner.plan(placed.pool(), seen));
        long end = System.nanoTime();
        System.out.println("place_ms=" + (between - begin) / 1_000_000
                + " plan_ms=" + (end - between) / 1_000_000
                + " steps=" + plan.steps().size()
                + " bricks=" + bricks(placed.pool())
                + " volumes=" + placed.tolerances().size()
                + " peak_kb=" + peakKilobytes());
    }

    private static Plan planned(Planning planning) {
        return switch (planning) {
            case Planning.Planned(Plan plan) -> plan;
            case Planning.Refused(List<Planning.Obstacle> obstacles) ->
                throw new IllegalStateException(obstacles.getFirst().toString());
        };
    }

    private static Placing.Placed placed(Placing placing) {
        return switch (placing) {
            case Placing.Placed placed -> placed;
            case Placing.Impossible impossible ->
                throw new IllegalStateException(
                        impossible.shortages().getFirst().words());
        };
    }

    private static int bricks(WantedPool pool) {
        int bricks = 0;
        for (WantedVolume volume : pool.volumes()) {
            if (volume.bricks() instanceof WantedVolume.Listed listed) {
                bricks += listed.bricks().size();
            }
        }
        return bricks;
    }

    /** The most memory that this process ever had resident, as the kernel counts it (VmHWM). */
    private static String peakKilobytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return line.replaceAll("[^0-9]", "");
            }
        }
        return "?";
    }
}
