package io.brickyard.glusterd.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.GeoReplicationPair;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.Recorded;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordedAnswersTest {
    private static final NodeId HA1 = NodeId.parse("9320bfa8-b776-4d52-8a4d-486f4d6be7ab");
    private static final NodeId HA2 = NodeId.parse("9794b2bc-cae4-4d42-b422-07b561d53d7a");
    private static final NodeId HA3 = NodeId.parse("ed4d02ad-fef6-48bf-a564-7980f548a55c");
    private static final VolumeName ANY = new VolumeName("rep3");

    private static List<VolumeStatus> status(String file) {
        return Recorded.gluster(file).status(Gluster.StatusView.PLAIN, Recorded.soon());
    }

    private static VolumeStatus status(String file, String volume) {
        for (VolumeStatus status : status(file)) {
            if (status.volume().value().equals(volume)) {
                return status;
            }
        }
        throw new AssertionError(volume + " is absent from " + file);
    }

    private static List<Volume> volumes(String... files) {
        return Recorded.gluster(files).volumes(Recorded.soon());
    }

    private static Volume volume(List<Volume> volumes, String name) {
        return volumes.stream()
                .filter(v -> v.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static XmlElement element(String xml) {
        return XmlReader.read(xml.getBytes(StandardCharsets.UTF_8), 0);
    }

    @Test
    void poolListKnowsTheAskedNodeByItsIdOnly() {
        List<PeerEntry> peers = Recorded.gluster("all-well/pool-list.xml").peers(Recorded.soon());
        assertThat(peers).extracting(PeerEntry::id).containsExactly(HA2, HA3, HA1);
        assertThat(peers).extracting(PeerEntry::self).containsExactly(false, false, true);
        assertThat(peers.getFirst().names()).containsExactly(new HostName("ha2"));
        assertThat(peers.getFirst().state()).isEqualTo(OptionalInt.of(3));
        assertThat(peers.getLast().names()).isEmpty();
        assertThat(peers.getLast().state()).isEmpty();
    }

    @Test
    void deadPeerKeepsItsStateAndIsNotConnected() {
        PeerEntry dead = Recorded.gluster("node-killed/peer-status.xml")
                .peers(Recorded.soon())
                .get(1);
        assertThat(dead.id()).isEqualTo(HA3);
        assertThat(dead.state()).isEqualTo(OptionalInt.of(3));
        assertThat(dead.connected()).isFalse();
    }

    @Test
    void volumeInfoGivesEveryTypeItsLayout() {
        List<Volume> volumes = volumes("all-well/volume-info.xml", "layouts/volume-info-thin-arbiter.txt");
        assertThat(volumes)
                .extracting(v -> v.name().value())
                .containsExactly("arb", "disp", "dist", "drep", "rep2", "rep3", "stopd");
        assertThat(volumes)
                .extracting(Volume::layout)
                .containsExactly(
                        new Layout.Replicated(3, 1),
                        new Layout.Dispersed(3, 1),
                        new Layout.Single(),
                        new Layout.Replicated(3, 0),
                        new Layout.Replicated(2, 0),
                        new Layout.Replicated(3, 0),
                        new Layout.Single());
        assertThat(volumes)
                .extracting(Volume::typeName)
                .containsExactly(
                        "Replicate",
                        "Disperse",
                        "Distribute",
                        "Distributed-Replicate",
                        "Replicate",
                        "Replicate",
                        "Distribute");
        assertThat(volumes).extracting(v -> v.subvolumes().size()).containsExactly(1, 1, 3, 2, 1, 1, 2);
        assertThat(volume(volumes, "stopd").status()).isEqualTo(Volume.Status.CREATED);
        assertThat(volume(volumes, "rep3").option("nfs.disable")).contains("on");
    }

    @Test
    void typeNamesEqualThoseThatGlusterPrints() {
        for (String file : new String[] {"all-well/volume-info.xml", "layouts/volume-info.xml"}) {
            XmlElement root = element(new String(Recorded.bytes(file), StandardCharsets.UTF_8));
            List<String> printed = root.child("volInfo").orElseThrow().below("volumes", "volume").stream()
                    .map(v -> v.text("typeStr").orElseThrow())
                    .toList();
            assertThat(volumes(file)).as(file).extracting(Volume::typeName).containsExactlyElementsOf(printed);
        }
    }

    @Test
    void arbiterIsTheBrickThatIsMarked() {
        List<Brick> bricks = volume(volumes("layouts/volume-info.xml"), "darb").bricks();
        assertThat(bricks)
                .extracting(Brick::role)
                .containsExactly(
                        Brick.Role.DATA,
                        Brick.Role.DATA,
                        Brick.Role.ARBITER,
                        Brick.Role.DATA,
                        Brick.Role.DATA,
                        Brick.Role.ARBITER);
        assertThat(bricks.get(2)).hasToString("xm3:/bricks/t6/b");
    }

    @Test
    void thinArbiterIsTakenFromTheTextBecauseTheXmlConcealsIt() {
        Volume volume = volume(volumes("layouts/volume-info.xml", "layouts/volume-info-thin-arbiter.txt"), "ta");
        Layout.ThinArbitrated layout = (Layout.ThinArbitrated) volume.layout();
        assertThat(layout.thinArbiter()).hasToString("xm3:/bricks/a1/b");
        assertThat(layout.thinArbiter().port()).isEqualTo(new Port(24500));
    }

    @Test
    void textFormIsNotAskedForWhenNoVolumeCanHaveAThinArbiter() {
        byte[] without = new String(Recorded.bytes("all-well/volume-info.xml"), StandardCharsets.UTF_8)
                .replace("<replicaCount>2<", "<replicaCount>1<")
                .getBytes(StandardCharsets.UTF_8);
        Gluster gluster = new Gluster(
                (arguments, deadline) -> {
                    assertThat(arguments).contains("--xml");
                    return new Printout(without, "", 0);
                },
                LockRetries.NONE);
        assertThat(gluster.volumes(Recorded.soon())).hasSize(7);
    }

    @Test
    void volumeInfoIsCompleteWhileANodeIsDead() {
        List<Volume> before = volumes("all-well/volume-info.xml");
        List<Volume> meanwhile = volumes("node-killed/volume-info.xml");
        assertThat(meanwhile)
                .extracting(Volume::subvolumes)
                .containsExactlyElementsOf(
                        before.stream().map(Volume::subvolumes).toList());
    }

    @Test
    void statusTellsBricksAndDaemonsApart() {
        VolumeStatus arb = status("all-well/volume-status-all.xml", "arb");
        assertThat(arb.told()).extracting(BrickId::node).containsExactly(HA1, HA2, HA3);
        assertThat(arb.bricks().getFirst().port()).contains(new Port(58811));
        assertThat(arb.daemons()).extracting(StatusRow.DaemonRow::node).containsExactly(HA1, HA3, HA2);
        assertThat(arb.daemons()).allMatch(d -> d.name().equals("Self-heal Daemon") && d.online());
    }

    @Test
    void killedBrickIsOfflineWithoutPortAndPid() {
        StatusRow.BrickRow killed =
                status("one-brick-killed/volume-status-all.xml", "arb").bricks().get(1);
        assertThat(killed.brick().node()).isEqualTo(HA2);
        assertThat(killed.online()).isFalse();
        assertThat(killed.port()).isEmpty();
        assertThat(killed.pid()).isEmpty();
    }

    @Test
    void bricksOfAnUnreachableNodeAreAbsentAndNotDown() {
        Volume rep3 = volume(volumes("all-well/volume-info.xml"), "rep3");
        for (String situation : new String[] {"node-killed", "glusterd-stopped-on-peer"}) {
            VolumeStatus status = status(situation + "/volume-status-all.xml", "rep3");
            assertThat(rep3.bricks())
                    .as(situation)
                    .extracting(brick -> status.row(brick).isPresent())
                    .containsExactly(true, true, false);
        }
    }

    @Test
    void lockedVolumeIsAbsentFromTheStatusOfAll() {
        assertThat(status("lock-conflict/volume-status-all-missing-rep3.xml"))
                .isNotEmpty()
                .extracting(s -> s.volume().value())
                .doesNotContain("rep3");
    }

    @Test
    void volumeThatIsNotStartedIsRefused() {
        assertThatThrownBy(() -> Recorded.gluster("all-well/volume-status-stopd.xml")
                        .status(new VolumeName("stopd"), Gluster.StatusView.PLAIN, Recorded.soon()))
                .isInstanceOf(GlusterdFailure.Refused.class)
                .hasMessageContaining("is not started");
    }

    @Test
    void detailTellsOfTheFileSystem() {
        StatusRow.Usage usage = status("all-well/volume-status-all-detail.xml", "arb")
                .bricks()
                .getFirst()
                .usage()
                .orElseThrow();
        assertThat(usage.total()).contains(new Bytes(270553174016L));
        assertThat(usage.freeInodes()).isEqualTo(OptionalLong.of(16345294));
        assertThat(usage.device()).contains("/dev/vda");
        assertThat(usage.fileSystem().orElseThrow().name()).isEqualTo("ext4");
    }

    @Test
    void clientsAreCountedForBricksThatAreUpOnly() {
        VolumeStatus rep3 = status("one-brick-killed/volume-status-all-clients.xml", "rep3");
        assertThat(rep3.bricks())
                .allSatisfy(brick -> assertThat(brick.clients().isPresent()).isEqualTo(brick.online()));
        assertThat(status("all-well/volume-status-all-clients.xml", "arb")
                        .bricks()
                        .getFirst()
                        .clients()
                        .orElseThrow()
                        .connections()
                        .getFirst())
                .isEqualTo(new StatusRow.Connection("10.81.0.1:49140", OptionalInt.of(100000)));
    }

    @Test
    void tasksAreRebalancesAndRemovals() {
        TaskRow rebalance = status("tasks-quota/volume-status-dist-with-rebalance.xml", "dist")
                .tasks()
                .getFirst();
        assertThat(rebalance.kind()).isEqualTo("Rebalance");
        assertThat(rebalance.status()).isEqualTo(3);
        TaskRow removal = status("tasks-quota/volume-status-dist-with-remove-brick.xml", "dist")
                .tasks()
                .getFirst();
        assertThat(removal.kind()).isEqualTo("Remove brick");
        assertThat(removal.bricks()).containsExactly("ha3:/bricks/d1/b");
        assertThat(status("layouts/volume-status-darb-tasks.xml", "darb")
                        .tasks()
                        .getFirst()
                        .bricks())
                .hasSize(3);
    }

    @Test
    void progressHasEachNodeAndTheTotal() {
        TaskProgress done = Recorded.gluster("tasks-quota/rebalance-status.xml")
                .rebalance(ANY, Recorded.soon())
                .orElseThrow();
        assertThat(done.nodes()).extracting(TaskProgress.NodePart::name).containsExactly("ha2", "ha3", "localhost");
        assertThat(done.total().orElseThrow().scanned()).isEqualTo(40);
        TaskProgress removal = Recorded.gluster("tasks-quota/remove-brick-status.xml")
                .removal(ANY, List.of("ha3:/bricks/d1/b"), Recorded.soon());
        assertThat(removal.total().orElseThrow().moved()).isEqualTo(new Bytes(120000));
        assertThat(Recorded.gluster("tasks-quota/rebalance-status-never-started.xml")
                        .rebalance(ANY, Recorded.soon()))
                .isEmpty();
    }

    @Test
    void volumeOfOneSubvolumeHasNoRebalance() {
        String refusal =
                "<cliOutput><opRet>-1</opRet><opErrno>30800</opErrno><opErrstr>Volume ta is not a distribute volume or"
                        + " contains only 1 brick.\nNot performing rebalance</opErrstr></cliOutput>";
        CommandLine refuses = (arguments, deadline) -> new Printout(refusal.getBytes(StandardCharsets.UTF_8), "", 0);
        assertThat(new Gluster(refuses, LockRetries.NONE).rebalance(ANY, Recorded.soon()))
                .isEmpty();
    }

    @Test
    void poolWithoutVolumesIsRead() {
        assertThat(volumes("empty-pool/volume-info.xml")).isEmpty();
        assertThat(status("empty-pool/volume-status-all.xml")).isEmpty();
    }

    @Test
    void healInfoCountsEachFileOnceAndKnowsWhenABrickIsMissing() {
        HealInfo pending = Recorded.gluster("pending-heal/heal-info-rep3.xml").healInfo(ANY, Recorded.soon());
        assertThat(pending.distinct()).isEqualTo(7);
        assertThat(pending.complete()).isFalse();
        assertThat(pending.bricks().get(1).node()).isEmpty();
        assertThat(pending.bricks().get(1).status()).isEqualTo("Transport endpoint is not connected");
        HealInfo split =
                Recorded.gluster("split-brain/heal-info-split-brain-rep2.xml").splitBrain(ANY, Recorded.soon());
        assertThat(split.distinct()).isEqualTo(3);
        assertThat(split.complete()).isTrue();
        assertThat(split.bricks().get(0).entries().get(0).path())
                .isEqualTo("<gfid:85a617c7-4a02-4c69-adad-a7669f9ab334>");
    }

    @Test
    void summaryTellsSplitBrainFromPending() {
        HealSummary summary =
                Recorded.gluster("split-brain/heal-info-summary-rep2.xml").healSummary(ANY, Recorded.soon());
        assertThat(summary.complete()).isTrue();
        assertThat(summary.bricks()).allSatisfy(brick -> {
            assertThat(brick.entries()).isEqualTo(OptionalLong.of(4));
            assertThat(brick.splitBrain()).isEqualTo(OptionalLong.of(3));
        });
    }

    @Test
    void gluedZeroOfAnUnreachableBrickIsNoCount() {
        HealSummary summary =
                Recorded.gluster("node-killed/heal-info-summary-rep3.xml").healSummary(ANY, Recorded.soon());
        HealSummary.BrickCount gone = summary.bricks().getLast();
        assertThat(summary.complete()).isFalse();
        assertThat(gone.entries()).isEmpty();
        assertThat(gone.status())
                .isEqualTo("Failed to process entries completely. (Transport endpoint is not connected)");
    }

    @Test
    void healOfAVolumeThatDoesNotServeIsRefused() {
        assertThatThrownBy(() ->
                        Recorded.gluster("replica-set-down/heal-info-rep3.xml").healInfo(ANY, Recorded.soon()))
                .isInstanceOf(GlusterdFailure.Refused.class)
                .hasMessageContaining("volfile");
    }

    @Test
    void quotaIsDisabledOrWithoutLimitsOrHasThem() {
        assertThat(Recorded.gluster("tasks-quota/quota-list-disabled.xml").quota(ANY, Recorded.soon()))
                .isEmpty();
        assertThat(Recorded.gluster("layouts/quota-list-no-limits.xml").quota(ANY, Recorded.soon()))
                .contains(List.of());
        assertThat(Recorded.gluster("tasks-quota/quota-list.xml")
                        .quota(ANY, Recorded.soon())
                        .orElseThrow())
                .containsExactly(
                        new QuotaLimit("/q1", new Bytes(512000), new Bytes(409600), new Bytes(819200), true, true));
    }

    @Test
    void optionsComeWithoutTheMarkOfDefaults() {
        Map<String, String> options =
                Recorded.gluster("layouts/volume-get-all-all.xml").poolOptions(Recorded.soon());
        assertThat(options)
                .hasSize(10)
                .containsEntry("cluster.op-version", "100000")
                .containsEntry("cluster.server-quorum-ratio", "51");
        assertThat(Recorded.gluster("layouts/volume-get-ta.xml").volumeOptions(ANY, Recorded.soon()))
                .containsEntry("cluster.quorum-type", "none");
    }

    @Test
    void optionOfSeveralTranslatorsHasItsFirstValue() {
        assertThat(Recorded.gluster("layouts/volume-get-ta.xml").volumeOptions(ANY, Recorded.soon()))
                .hasSize(337)
                .containsEntry("performance.cache-size", "32MB");
    }

    @Test
    void snapshotsWithoutThinProvisioningAreRefused() {
        assertThatThrownBy(() ->
                        Recorded.gluster("layouts/snapshot-list-empty.xml").snapshotNames(Recorded.soon()))
                .isInstanceOf(GlusterdFailure.Refused.class)
                .hasMessageContaining("LVM");
    }

    /** The shape is that of the sources of version 10: the recorded pools have no thin LVM. */
    @Test
    void snapshotsHaveTheVolumesOfWhichTheyWereTaken() {
        XmlElement info = element("<cliOutput><snapInfo><count>1</count><snapshots><snapshot><name>s1</name>"
                + "<uuid>u</uuid><createTime>2026-01-01 00:00:00</createTime><volCount>1</volCount><snapVolume><name>sv</name>"
                + "<status>Started</status><originVolume><name>gv0</name><snapCount>1</snapCount></originVolume>"
                + "</snapVolume></snapshot></snapshots></snapInfo><opRet>0</opRet></cliOutput>");
        assertThat(ListReader.snapshots(info).getFirst().volumes())
                .containsExactly(new Snapshot.SnapshotVolume("sv", Optional.of("Started"), Optional.of("gv0")));
    }

    /** Likewise; both namings of the two sides are read. */
    @Test
    void geoReplicationIsReadWithOldAndNewNames() {
        String now =
                "<cliOutput><geoRep><volume><name>gv0</name><sessions><session><pair><primary_node>ha1</primary_node>"
                        + "<primary_brick>/b</primary_brick><secondary>root@far::gv0</secondary><status>Faulty</status>"
                        + "<crawl_status>N/A</crawl_status></pair></session></sessions></volume></geoRep></cliOutput>";
        GeoReplicationPair expected =
                new GeoReplicationPair("ha1", "/b", "root@far::gv0", "Faulty", Optional.empty(), Optional.empty());
        assertThat(ListReader.geoReplication(element(now))).containsExactly(expected);
        String former = now.replace("primary_", "master_").replace("secondary", "slave");
        assertThat(ListReader.geoReplication(element(former))).containsExactly(expected);
    }

    @Test
    void repeatedHostNamesOfVersion11AreStillDaemons() {
        VolumeStatus status = VolumeStatusReader.read(element("<cliOutput><volStatus><volumes><volume>"
                        + "<volName>gv0</volName><node><hostname>Self-heal Daemon</hostname><hostname>ha2</hostname><peerid>"
                        + HA2
                        + "</peerid><status>1</status><port>N/A</port><pid>7</pid></node></volume></volumes></volStatus>"
                        + "</cliOutput>"))
                .getFirst();
        assertThat(status.bricks()).isEmpty();
        assertThat(status.daemons())
                .containsExactly(new StatusRow.DaemonRow("Self-heal Daemon", HA2, true, OptionalLong.of(7)));
    }

    @Test
    void everyRecordedAnswerIsReadOrRefusedAndNoneIsUnreadableButEmptyOnes() throws Exception {
        for (Path file : Recorded.all(".xml")) {
            byte[] bytes = Files.readAllBytes(file);
            boolean xml = new String(bytes, StandardCharsets.UTF_8).startsWith("<?xml");
            try {
                EveryReader.read(bytes);
                assertThat(xml).as(file.toString()).isTrue();
            } catch (GlusterdFailure.Refused | GlusterdFailure.Locked e) {
                assertThat(xml).as(file.toString()).isTrue();
            } catch (GlusterdFailure.NotListening | GlusterdFailure.Unreadable e) {
                assertThat(xml).as(file + ": " + e.getMessage()).isFalse();
            }
        }
    }
}
