package io.brickyard.lab.harmless;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Machine;
import io.brickyard.lab.Output;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.lab.junit.RealPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code status} in a loop, on each node in turn, beside as many {@code volume set}: none of them fails, on either side.
 * The same loop with {@code gluster volume status} shows that the test would notice.
 *
 * <p>The system property {@code brickyard.beside} says how many; 60 if it is not set.
 */
@RealPool(nodes = 3, bricksPerNode = 12, shared = true)
class BesideAnAdministratorTest {

    private static final int TIMES = Integer.getInteger("brickyard.beside", 60);
    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final List<String> VOLUMES = List.of("beside1", "beside2");

    private final Lab lab;

    BesideAnAdministratorTest(Lab lab) {
        this.lab = lab;
    }

    /** What was done, and what failed of it. */
    private record Day(int looks, List<Output> failedLooks, int sets, List<Output> failedSets) {
        @Override
        public String toString() {
            return looks + " looks, " + failedLooks.size() + " failed; " + sets + " volume set, " + failedSets.size()
                    + " failed";
        }
    }

    @BeforeEach
    void createVolumes() {
        VOLUMES.forEach(volume -> lab.createVolume(VolumeSpec.replicate(volume, 1, 3)));
    }

    @AfterEach
    void deleteVolumes() {
        VOLUMES.forEach(lab::deleteVolume);
    }

    @Test
    void noVolumeSetFailsBesideStatusAndSomeDoBesideVolumeStatus() throws Exception {
        Day beside = day(TIMES, machine -> new Brickyard(machine).run("status"));
        System.out.println("\nbeside brickyard status:        " + beside);
        Day comparison =
                day(TIMES / 2, machine -> machine.run(COMMAND, "gluster", "volume", "status", VOLUMES.getFirst()));
        System.out.println("beside gluster volume status:   " + comparison);

        assertThat(beside.failedSets()).isEmpty();
        assertThat(beside.failedLooks()).isEmpty();
        assertThat(beside.looks()).isGreaterThanOrEqualTo(TIMES);
    }

    /** Sets options, while somebody looks until all is set, and as often in any case. */
    private Day day(int times, Function<Machine, Output> look) throws Exception {
        List<Output> failedLooks = new ArrayList<>();
        List<Output> failedSets = new ArrayList<>();
        CountDownLatch allSet = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> looking = threads.submit(() -> {
                int looks = 0;
                for (; looks < times || allSet.getCount() > 0; looks++) {
                    keepIfFailed(look.apply(lab.nodes().get(looks % 3)), failedLooks);
                }
                return looks;
            });
            LabNode administrators = lab.nodes().getFirst();
            for (int i = 0; i < times; i++) {
                keepIfFailed(administrators.run(COMMAND, setting(i)), failedSets);
            }
            allSet.countDown();
            return new Day(looking.get(), failedLooks, times, failedSets);
        }
    }

    /** Alternately what changes nothing for clients, and a real option. */
    private static List<String> setting(int i) {
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script", "volume", "set"));
        command.add(VOLUMES.get(i % VOLUMES.size()));
        boolean real = i / VOLUMES.size() % 2 == 1;
        command.add(real ? "performance.cache-size" : "user.brickyard");
        command.add(real ? 32 + i % 7 + "MB" : Integer.toString(i));
        return command;
    }

    private static void keepIfFailed(Output output, List<Output> failed) {
        if (!output.succeeded()) {
            failed.add(output);
        }
    }
}
