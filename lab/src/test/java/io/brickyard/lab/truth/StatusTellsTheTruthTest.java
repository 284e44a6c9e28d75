package io.brickyard.lab.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Machine;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.junit.RealPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every volume type under every fault: the reported state equals what a client that mounted the volume before the fault
 * experiences when it reads and writes a file on each subvolume.
 */
@RealPool(nodes = 3, bricksPerNode = 17, shared = false)
class StatusTellsTheTruthTest {

    private static final Duration SETTLING = Duration.ofSeconds(90);
    private static final Duration COMMAND = Duration.ofSeconds(60);

    /** All volumes, in the table's order, and how many bricks of each hold the same files. */
    private static final Map<String, Integer> SET_SIZES = new LinkedHashMap<>();

    static {
        SET_SIZES.put("dist", 1);
        SET_SIZES.put("rep2", 2);
        SET_SIZES.put("rep2auto", 2);
        SET_SIZES.put("rep4", 4);
        SET_SIZES.put("thin", 2);
        for (String name : List.of("rep3", "rep3none", "rep3fixed", "arb", "disp", "drep", "darb", "ddisp")) {
            SET_SIZES.put(name, 3);
        }
    }

    private final TruthTable table = new TruthTable();
    private final List<MountedVolume> volumes = new ArrayList<>();

    @Test
    void reportedStateEqualsWhatAClientExperiences(Lab lab) throws IOException {
        create(lab);
        try {
            sufferEverything(lab);
        } finally {
            System.out.println(table);
            Files.writeString(Path.of("target", "truth-table.txt"), table.toString());
        }
        assertThat(table.wrong()).isEmpty();
    }

    private void sufferEverything(Lab lab) throws IOException {
        compare(lab, "none");

        killed(lab, "one brick killed", _ -> true, size -> last(size, 1));
        // The first brick decides where half of a set is left.
        killed(lab, "first half of a set killed", this::isSet, size -> first(size / 2));
        killed(lab, "last half of a set of four", volume -> volume.setSize() == 4, size -> last(size, size / 2));
        killed(lab, "a whole subvolume", _ -> true, StatusTellsTheTruthTest::first);
        killed(lab, "quorum lost, one data brick left", this::isReplicated, size -> last(size, size - 1));
        killed(lab, "only the arbiter left", volume -> volume.name().contains("arb"), _ -> first(2));
        killed(lab, "disperse beyond redundancy", volume -> volume.name().contains("disp"), size -> last(size, 2));

        LabNode third = lab.nodes().get(2);
        faulted(lab, "node powered off", third::powerOff, third::powerOn, third);
        faulted(lab, "node cut", third::cut, third::join, third);
        LabNode second = lab.nodes().get(1);
        faulted(lab, "glusterd stopped only", second::stopGlusterd, second::startGlusterd, null);
        faulted(lab, "glusterd frozen", second::freeze, second::thaw, null);
        peerRejected(lab);
        volumeStopped(lab);
        splitBrain(lab);
        thinArbiterLost(lab);
    }

    private void create(Lab lab) {
        lab.createVolume(VolumeSpec.distribute("dist", 3));
        lab.createVolume(VolumeSpec.replicate("rep2", 1, 2));
        lab.createVolume(VolumeSpec.replicate("rep2auto", 1, 2));
        lab.createVolume(VolumeSpec.replicate("rep3", 1, 3));
        lab.createVolume(VolumeSpec.replicate("rep3none", 1, 3));
        lab.createVolume(VolumeSpec.replicate("rep3fixed", 1, 3));
        lab.createVolume(VolumeSpec.replicate("rep4", 1, 4));
        lab.createVolume(VolumeSpec.arbiter("arb", 1));
        lab.createThinArbiterVolume("thin");
        lab.createVolume(VolumeSpec.disperse("disp", 1, 3, 1));
        lab.createVolume(VolumeSpec.replicate("drep", 2, 3));
        lab.createVolume(VolumeSpec.arbiter("darb", 2));
        lab.createVolume(VolumeSpec.disperse("ddisp", 2, 3, 1));
        for (String name : SET_SIZES.keySet()) {
            set(lab, name, "network.ping-timeout", "8");
            for (String cache :
                    List.of("quick-read", "io-cache", "stat-prefetch", "read-ahead", "open-behind", "write-behind")) {
                set(lab, name, "performance." + cache, "off");
            }
        }
        set(lab, "rep2auto", "cluster.quorum-type", "auto");
        set(lab, "rep3none", "cluster.quorum-type", "none");
        set(lab, "rep3fixed", "cluster.quorum-type", "fixed");
        set(lab, "rep3fixed", "cluster.quorum-count", "3");
        SET_SIZES.forEach((name, size) -> volumes.add(MountedVolume.of(lab, name, size)));
        settled(lab);
        // The last known ports are remembered from here on, as on any pool that is looked at now and then.
        Reported.by(lab.nodes().getFirst());
    }

    private boolean isReplicated(MountedVolume volume) {
        return volume.setSize() > 1 && !volume.name().contains("disp");
    }

    private boolean isSet(MountedVolume volume) {
        return volume.setSize() > 1;
    }

    private static IntStream first(int count) {
        return IntStream.range(0, count);
    }

    private static IntStream last(int size, int count) {
        return IntStream.range(size - count, size);
    }

    /** @param positions which bricks of the first subvolume, by its size */
    private void killed(Lab lab, String fault, Predicate<MountedVolume> which, IntFunction<IntStream> positions) {
        for (MountedVolume volume : volumes) {
            if (which.test(volume)) {
                int[] victims = positions.apply(volume.setSize()).toArray();
                for (int position : victims) {
                    lab.killBrick(volume.name(), volume.brick(0, position));
                }
                noticed(lab, volume, volume.brickList().size() - victims.length);
            }
        }
        compare(lab, fault);
        restart(lab);
    }

    private void faulted(
            Lab lab, String fault, Runnable begin, Runnable end, @org.jspecify.annotations.Nullable LabNode lost) {
        begin.run();
        if (lost != null) {
            for (MountedVolume volume : volumes) {
                long gone = volume.brickList().stream()
                        .filter(brick -> brick.startsWith(lost.name() + ":"))
                        .count();
                noticed(lab, volume, volume.brickList().size() - (int) gone);
            }
        }
        compare(lab, fault);
        end.run();
        lab.mend();
        settled(lab);
    }

    /** The third node's copy of a volume's file differs from its peers' at the same version. */
    private void peerRejected(Lab lab) throws IOException {
        LabNode third = lab.nodes().get(2);
        third.stopGlusterd();
        Path info = third.onHost("/var/lib/glusterd/vols/rep3/info");
        String genuine = Files.readString(info);
        Files.writeString(info, genuine.replace("status=1", "status=1\nuser.forged=1"));
        third.startGlusterd();
        lab.waitUntil("the third node is rejected", SETTLING, () -> lab.nodes()
                .getFirst()
                .run(COMMAND, "gluster", "peer", "status")
                .stdout()
                .contains("Rejected"));
        compare(lab, "peer rejected");
        third.stopGlusterd();
        Files.writeString(info, genuine);
        third.startGlusterd();
        lab.awaitPool();
        settled(lab);
    }

    private void volumeStopped(Lab lab) {
        for (String name : List.of("rep3", "dist")) {
            gluster(lab, "volume", "stop", name);
        }
        lab.waitUntil("the client noticed", SETTLING, () -> volumes.stream()
                .filter(volume -> List.of("rep3", "dist").contains(volume.name()))
                .allMatch(volume -> volume.connected() == 0));
        compare(lab, "volume stopped");
        for (String name : List.of("rep3", "dist")) {
            gluster(lab, "volume", "start", name);
        }
        settled(lab);
    }

    /** Both sides of a set write the same file while the other is away; nobody heals. */
    private void splitBrain(Lab lab) {
        for (String name : List.of("rep2", "rep3none")) {
            MountedVolume volume = volumes.stream()
                    .filter(v -> v.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            set(lab, name, "cluster.self-heal-daemon", "off");
            int last = volume.setSize() - 1;
            for (int i = 1; i <= last; i++) {
                lab.killBrick(name, volume.brick(0, i));
            }
            noticed(lab, volume, 1);
            assertThat(volume.writeDisputed("one-side")).isTrue();
            gluster(lab, "volume", "start", name, "force");
            lab.killBrick(name, volume.brick(0, 0));
            lab.waitUntil("the client has the other side only", SETTLING, () -> {
                List<Integer> links = volume.links();
                return !links.isEmpty()
                        && links.getFirst() == 0
                        && links.stream().mapToInt(Integer::intValue).sum() == last;
            });
            assertThat(volume.writeDisputed("the-other-side")).isTrue();
            gluster(lab, "volume", "start", name, "force");
            noticed(lab, volume, volume.setSize());
        }
        compare(lab, "split-brain");
    }

    private void thinArbiterLost(Lab lab) {
        MountedVolume thin = volumes.stream()
                .filter(v -> v.name().equals("thin"))
                .findFirst()
                .orElseThrow();
        lab.thinArbiter().run(COMMAND, "pkill", "-9", "glusterfsd");
        lab.waitUntil("the thin arbiter is dead", SETTLING, () -> !thinArbiterLives(lab));
        noticed(lab, thin, 2);
        compare(lab, "thin arbiter lost");
        lab.killBrick("thin", thin.brick(0, 1));
        noticed(lab, thin, 1);
        compare(lab, "thin arbiter and a data brick lost");
    }

    private void compare(Lab lab, String fault) {
        List<Experience> experiences =
                volumes.stream().map(MountedVolume::experience).toList();
        Reported reported = Reported.by(lab.nodes().getFirst());
        table.row(fault, volumes, experiences, reported);
        System.out.println(
                fault + ": reported in " + reported.tookMilliseconds() + " ms, overall " + reported.overall());
    }

    /** Waits until the client knows how many bricks are left; a volume that is wholly out of reach tells it no number. */
    private static void noticed(Lab lab, MountedVolume volume, int bricks) {
        lab.waitUntil("the client of " + volume.name() + " has only " + bricks + " bricks", SETTLING, () -> {
            List<Integer> links = volume.links();
            // Asked each time: a thin arbiter that was just killed may still be seen dying.
            int expected = volume.name().equals("thin") && thinArbiterLives(lab) ? bricks + 1 : bricks;
            return (links.isEmpty() && bricks < volume.setSize())
                    || links.stream().mapToInt(Integer::intValue).sum() == expected;
        });
    }

    private static boolean thinArbiterLives(Lab lab) {
        return lab.thinArbiter().run(COMMAND, "pgrep", "glusterfsd").succeeded();
    }

    /** Starts the killed bricks; a first "start force" right after a death may not notice it. */
    private void restart(Lab lab) {
        lab.waitUntil("all bricks run again", SETTLING, () -> {
            Map<String, String> states = Reported.by(lab.nodes().getFirst()).states();
            boolean all = true;
            for (MountedVolume volume : volumes) {
                if (!"ONLINE".equals(states.get(volume.name()))) {
                    gluster(lab, "volume", "start", volume.name(), "force");
                    all = false;
                }
            }
            return all;
        });
        settled(lab);
    }

    /** Waits until every client has all its connections and nothing is left to heal. */
    private void settled(Lab lab) {
        for (MountedVolume volume : volumes) {
            noticed(lab, volume, volume.brickList().size());
            if (volume.setSize() > 1) {
                lab.waitUntil("nothing of " + volume.name() + " waits for a heal", SETTLING, () -> {
                    if (volume.waitingHeals() == 0) {
                        return true;
                    }
                    lab.nodes().getFirst().run(COMMAND, "gluster", "--mode=script", "volume", "heal", volume.name());
                    return false;
                });
            }
        }
        lab.waitUntil("the thin arbiter blames no brick", SETTLING, () -> blamesNone(lab.thinArbiter()));
    }

    /** The self-heal daemon takes the thin arbiter's notes back a moment after the last file is healed. */
    private static boolean blamesNone(Machine thinArbiter) {
        return thinArbiter
                .run(COMMAND, "sh", "-c", "getfattr -d -m trusted.afr -e hex /var/lib/thin-arbiter/trusted.afr.*")
                .stdout()
                .lines()
                .filter(line -> line.contains("="))
                .allMatch(line -> line.substring(line.indexOf('=') + 1).matches("0x0+"));
    }

    private static void set(Lab lab, String volume, String option, String value) {
        gluster(lab, "volume", "set", volume, option, value);
    }

    private static void gluster(Lab lab, String... words) {
        List<String> command = new ArrayList<>(List.of("gluster", "--mode=script"));
        command.addAll(List.of(words));
        lab.waitUntil(
                String.join(" ", command),
                COMMAND,
                () -> lab.nodes().getFirst().run(COMMAND, command).succeeded());
    }
}
