package io.brickyard.agent.checking;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.Catalogue;
import io.brickyard.events.DatagramReader;
import io.brickyard.events.Event;
import io.brickyard.events.Flaw;
import io.brickyard.events.Value;
import io.brickyard.pool.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingTest {

    private static final NodeId SELF = NodeId.parse("0a000000-0000-0000-0000-00000000000a");
    private static final DatagramReader READER = new DatagramReader(Catalogue.load());

    @TempDir
    Path glusterd;

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");

    private Checking checking() {
        return new Checking(glusterd, () -> now, Duration.ZERO);
    }

    private Event event(String detail) {
        return READER.read(("1 " + detail).getBytes(StandardCharsets.UTF_8), now, SELF)
                .orElseThrow();
    }

    @Test
    void aPeerThatCameAMomentAgoBearsItsAttachingOutOnce() throws IOException {
        peer("ha2");
        Checking checking = checking();
        Event attach = event("0 host=HA3");
        assertThat(checking.checked(event("0 host=ha2"))).isEqualTo(event("0 host=ha2"));
        assertThat(checking.checked(attach)).isEqualTo(attach);

        peer("ha3");
        Event borneOut = checking.checked(attach);

        assertThat(borneOut.flaws()).isEmpty();
        assertThat(borneOut.compat()).isEqualTo(attach.compat());
        assertThat(checking.checked(attach).flaws()).as("probed once more").containsExactly(Flaw.UNCONFIRMED);
    }

    @Test
    void whatWasSeenBetweenItsWritingAndItsEventCountsForHalfAMinute() throws IOException {
        Checking checking = checking();
        peer("ha2");
        peer("ha3");
        checking.look();

        now = now.plusSeconds(20);
        assertThat(checking.checked(event("0 host=ha2")).flaws()).isEmpty();
        now = now.plusSeconds(20);
        assertThat(checking.checked(event("0 host=ha3")).flaws()).containsExactly(Flaw.UNCONFIRMED);
    }

    @Test
    void aPeerThatIsStillThereWasNotDetached() throws IOException {
        Path file = peer("ha2");
        Checking checking = checking();
        assertThat(checking.checked(event("1 host=ha2")).flaws()).containsExactly(Flaw.UNCONFIRMED);

        Files.delete(file);
        assertThat(checking.checked(event("1 host=ha2")).flaws()).isEmpty();
        assertThat(checking.checked(event("1 host=never")).flaws()).containsExactly(Flaw.UNCONFIRMED);
    }

    @Test
    void glusterdMayBeAMomentLate() throws Exception {
        Path file = peer("ha2");
        Checking checking = new Checking(glusterd, () -> now, Duration.ofSeconds(30));
        Thread glusterdsPart = Thread.ofVirtual().unstarted(() -> {
            try {
                Files.delete(file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });

        glusterdsPart.start();
        assertThat(checking.checked(event("1 host=ha2")).flaws()).isEmpty();
        glusterdsPart.join();
    }

    @Test
    void whatWasDetachedAndCameBackBeforeItsEventsWereLookedAtIsBorneOutInBoth() throws IOException {
        Path file = peer("ha2");
        Checking checking = checking();
        Files.delete(file);
        checking.look();
        peer("ha2");
        checking.look();

        assertThat(checking.checked(event("1 host=ha2")).flaws()).isEmpty();
        assertThat(checking.checked(event("0 host=ha2")).flaws()).isEmpty();
        assertThat(checking.checked(event("1 host=ha2")).flaws()).containsExactly(Flaw.UNCONFIRMED);
    }

    @Test
    void itIsWaitedForAFewTimesAndNotForEver() {
        Checking checking = new Checking(glusterd, () -> now, Duration.ofMillis(40));
        long began = System.nanoTime();
        for (int i = 0; i < 80; i++) {
            assertThat(checking.checked(event("1 host=never")).flaws()).containsExactly(Flaw.UNCONFIRMED);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(Duration.ofMillis(4 * 40))
                .isLessThan(Duration.ofMillis(40 * 40));
    }

    @Test
    void removingBricksIsBorneOutByTheirMarksAndTheirEnd() throws IOException {
        volume("v", "");
        brick("v", "a", 0);
        brick("v", "b", 0);
        Checking checking = checking();
        String both = " volume=v;bricks= a:/b b:/b";
        assertThat(checking.checked(event("125" + both)).flaws()).containsExactly(Flaw.UNCONFIRMED);

        brick("v", "a", 1);
        assertThat(checking.checked(event("125" + both)).flaws())
                .as("one of two")
                .containsExactly(Flaw.UNCONFIRMED);
        brick("v", "b", 1);
        Event start = checking.checked(event("125" + both));
        assertThat(start.flaws()).as("start").isEmpty();
        assertThat(start.order()).as("for events.log").containsExactly("volume", "bricks");
        assertThat(checking.checked(event("131" + both)).flaws()).as("no").containsExactly(Flaw.UNCONFIRMED);
        brick("v", "a", 0);
        brick("v", "b", 0);
        assertThat(checking.checked(event("129" + both)).flaws()).as("stop").isEmpty();

        Files.delete(glusterd.resolve("vols/v/bricks/a"));
        Files.delete(glusterd.resolve("vols/v/bricks/b"));
        touched("v");
        assertThat(checking.checked(event("131" + both)).flaws()).as("force").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"19", "24"})
    void theOnlyVolumeWithBitrotIsMeant(String number) throws IOException {
        volume("v", "features.bitrot=on\n");
        volume("w", "features.bitrot=off\n");
        volume("x", "");

        Event found = checking().checked(event(number + " (null)"));

        assertThat(found.subject().volume()).contains("v");
        assertThat(found.attributes()).containsEntry("name", new Value.Text("v"));
        assertThat(found.flaws()).as("that it was not told").containsExactly(Flaw.NULL_VALUE);
        assertThat(found.compat()).isEmpty();
        assertThat(checking().checked(event("20 (null)")).subject().volume()).contains("w");
    }

    @Test
    void ofSeveralTheOneThatWasJustWrittenIsMeantAndElseNobodyKnows() throws IOException {
        written(volume("v", "features.bitrot=on\n"), Duration.ofHours(1));
        Path other = written(volume("w", "features.bitrot=on\n"), Duration.ofHours(2));
        assertThat(checking().checked(event("19 (null)")).subject().volume()).isEmpty();

        written(other, Duration.ofSeconds(1));
        assertThat(checking().checked(event("19 (null)")).subject().volume()).contains("w");
    }

    @Test
    void aFloodOfDoubtfulEventsCostsFewLooks() throws IOException {
        Checking checking = checking();
        for (int i = 0; i < 80; i++) {
            checking.checked(event("0 host=h" + i));
        }
        peer("ha2");
        assertThat(checking.checked(event("0 host=ha2")).flaws()).containsExactly(Flaw.UNCONFIRMED);
        now = now.plusSeconds(5);
        assertThat(checking.checked(event("0 host=ha2")).flaws()).isEmpty();
    }

    private Path peer(String name) throws IOException {
        Path folder = Files.createDirectories(glusterd.resolve("peers"));
        String id = "0b000000-0000-0000-0000-0000000" + String.format("%05x", name.hashCode() & 0xfffff);
        return Files.writeString(folder.resolve(id), "uuid=" + id + "\nstate=3\nhostname1=" + name + "\n");
    }

    private Path volume(String name, String info) throws IOException {
        Path bricks = Files.createDirectories(glusterd.resolve("vols/" + name + "/bricks"));
        return Files.writeString(bricks.resolveSibling("info"), "type=2\n" + info);
    }

    private Path written(Path file, Duration before) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(now.minus(before)));
    }

    private void brick(String volume, String host, int decommissioned) throws IOException {
        Files.writeString(
                glusterd.resolve("vols/" + volume + "/bricks/" + host),
                "hostname=" + host + "\npath=/b\ndecommissioned=" + decommissioned + "\n");
        touched(volume);
    }

    private int changes;

    /** glusterd writes a new file and renames it, which dates the folder. */
    private void touched(String volume) throws IOException {
        changes++;
        Files.setLastModifiedTime(
                glusterd.resolve("vols/" + volume + "/bricks"), FileTime.from(now.plusSeconds(changes)));
    }
}
