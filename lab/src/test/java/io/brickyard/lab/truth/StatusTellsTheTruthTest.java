package io.brickyard.lab.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.lab.Lab;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.VolumeSpec;
import io.brickyard.lab.junit.RealPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Every volume type under every fault: the reported state equals what a client that mounted the volume before the fault
 * experiences when it reads and writes a file on each subvolume.
 */
@RealPool(nodes = 3, bricksPerNode = 14, shared = false)
class StatusTellsTheTruthTest {

    private static final Duration SETTLING = Duration.ofSeconds(90);
    private static final Duration COMMAND = Duration.ofSeconds(60);

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

        killed(lab, "one brick killed", _ -> true, (_, _) -> 1);
        killed(lab, "a whole subvolume", _ -> true, (volume, _) -> volume.setSize());
        killed(lab, "quorum lost, one data brick left", this::isReplicated, (volume, _) -> volume.setSize() - 1);
        onlyTheArbiterLeft(lab);
        killed(lab, "disperse beyond redundancy", volume -> volume.name().contains("disp"), (_, _) -> 2);

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
        lab.createVolume(VolumeSpec.replicate("rep3", 1, 3));
        lab.createVolume(VolumeSpec.replicate("rep3none", 1, 3));
        lab.createVolume(VolumeSpec.replicate("rep3fixed", 1, 3));
        lab.createVolume(VolumeSpec.arbiter("arb", 1));
        lab.createThinArbiterVolume("thin");
        lab.createVolume(VolumeSpec.disperse("disp", 1, 3, 1));
        lab.createVolume(VolumeSpec.replicate("drep", 2, 3));
        lab.createVolume(VolumeSpec.arbiter("darb", 2));
        lab.createVolume(VolumeSpec.disperse("ddisp", 2, 3, 1));
        Map<String, Integer> setSizes = Map.of("dist", 1, "rep2", 2, "thin", 2);
        for (String name : List.of(
                "dist", "rep2", "rep3", "rep3none", "rep3fixed", "arb", "thin", "disp", "drep", "darb", "ddisp")) {
            set(lab, name, "network.ping-timeout", "8");
            for (String cache :
                    List.of("quick-read", "io-cache", "stat-prefetch", "read-ahead", "open-behind", "write-behind")) {
                set(lab, name, "performance." + cache, "off");
            }
        }
        set(lab, "rep3none", "cluster.quorum-type", "none");
        set(lab, "rep3fixed", "cluster.quorum-type", "fixed");
        set(lab, "rep3fixed", "cluster.quorum-count", "3");
        for (String name : List.of(
                "dist", "rep2", "rep3", "rep3none", "rep3fixed", "arb", "thin", "disp", "drep", "darb", "ddisp")) {
            volumes.add(MountedVolume.of(lab, name, setSizes.getOrDefault(name, 3)));
        }
        settled(lab);
        // The last known ports are remembered from here on, as on any pool that is looked at now and then.
        Reported.by(lab.nodes().getFirst());
    }

    private boolean isReplicated(MountedVolume volume) {
        return volume.setSize() > 1 && !volume.name().contains("disp");
    }

    private interface HowMany {
        int of(MountedVolume volume, int set);
    }

    /** Kills bricks of the first subvolume, from its last one on: never the first, which some quorum rules prefer. */
    private void killed(Lab lab, String fault, Predicate<MountedVolume> which, HowMany howMany) {
        for (MountedVolume volume : volumes) {
            if (which.test(volume)) {
                int count = howMany.of(volume, 0);
                for (int i = 0; i < count; i++) {
                    lab.killBrick(volume.name(), volume.brick(0, volume.setSize() - 1 - i));
                }
                noticed(lab, volume, volume.brickList().size() - count);
            }
        }
        compare(lab, fault);
        restart(lab);
    }

    private void onlyTheArbiterLeft(Lab lab) {
        for (MountedVolume volume : volumes) {
            if (volume.name().contains("arb")) {
                lab.killBrick(volume.name(), volume.brick(0, 0));
                lab.killBrick(volume.name(), volume.brick(0, 1));
                noticed(lab, volume, volume.brickList().size() - 2);
            }
        }
        compare(lab, "only the arbiter left");
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
        int expected = volume.name().equals("thin") && thinArbiterLives(lab) ? bricks + 1 : bricks;
        lab.waitUntil("the client of " + volume.name() + " has " + expected + " connections", SETTLING, () -> {
            List<Integer> links = volume.links();
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
