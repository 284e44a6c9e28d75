package io.brickyard.glusterd.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.Recorded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is done to an answer, reading it ends in a value or in a failure that glusterd's callers know. */
@Timeout(120)
class DamagedAnswersTest {

    @Test
    void everyTruncatedAnswerIsUnreadableWithExcerptAndPosition() throws Exception {
        for (Path file : Recorded.all(".xml")) {
            byte[] whole = Files.readAllBytes(file);
            if (!new String(whole, StandardCharsets.UTF_8).startsWith("<?xml")) {
                continue;
            }
            int end = new String(whole, StandardCharsets.UTF_8).indexOf("</cliOutput>");
            for (int length = 97; length < end; length += 97) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> EveryReader.read(part))
                        .as("%s cut at %d", file, length)
                        .isInstanceOf(GlusterdFailure.Unreadable.class)
                        .hasMessageContaining("at byte")
                        .hasMessageContaining("near '");
            }
        }
    }

    @Test
    void flippedBytesEndInAValueOrAFailureOfGlusterd() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (Path file : Recorded.all(".xml")) {
            byte[] whole = Files.readAllBytes(file);
            for (int round = 0; round < 20 && whole.length > 0; round++) {
                byte[] damaged = whole.clone();
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                assertKnownEnd(damaged, file + ", seed " + seed + ", round " + round);
            }
        }
    }

    private static void assertKnownEnd(byte[] damaged, String what) {
        try {
            EveryReader.read(damaged);
        } catch (GlusterdFailure e) {
            assertThat(e.getMessage()).as(what).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private static void assertUnreadable(String xml, String reason) {
        assertThatThrownBy(() -> EveryReader.read(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(GlusterdFailure.Unreadable.class)
                .hasMessageContaining(reason)
                .message()
                .hasSizeLessThan(600);
    }

    @Test
    void entityBombsAndOutsideEntitiesAreRefusedUnread() {
        assertUnreadable(
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
                        + "<cliOutput><opRet>0</opRet><opErrstr>&b;</opErrstr></cliOutput>",
                "document type");
        assertUnreadable(
                "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><cliOutput><opRet>0</opRet></cliOutput>",
                "document type");
        assertUnreadable("<cliOutput><opRet>0</opRet><opErrstr>&unknown;</opErrstr></cliOutput>", "at byte");
    }

    @Test
    void endlessDepthEndsAtTheBound() {
        assertUnreadable("<cliOutput>" + "<a>".repeat(1_000_000), "deeper than 32");
    }

    @Test
    void endlessElementsEndAtTheBound() {
        assertUnreadable("<cliOutput>" + "<a/>".repeat(1_000_001), "more than 1000000 elements");
    }

    @Test
    void endlessAttributesEndAtTheBound() {
        StringBuilder xml = new StringBuilder("<cliOutput");
        for (int i = 0; i < 20_000; i++) {
            xml.append(" a").append(i).append("=''");
        }
        assertUnreadable(xml.append("/>").toString(), "attributes");
    }

    @Test
    void endlessTextIsUnreadable() {
        assertUnreadable("<cliOutput><opErrstr>" + "x".repeat(30_000_000), "damaged XML");
        assertUnreadable("x".repeat(30_000_000), "plain text");
    }

    @Test
    void endlessElementNameIsUnreadable() {
        assertUnreadable("<cliOutput><" + "x".repeat(5_000_000), "damaged XML");
    }
}
