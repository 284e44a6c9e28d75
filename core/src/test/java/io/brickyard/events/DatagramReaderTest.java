package io.brickyard.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.pool.NodeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatagramReaderTest {
    private static final NodeId NODE = NodeId.parse("4bc5317e-3312-4e58-bd09-feb3c95613d3");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.5Z");
    private final DatagramReader reader = new DatagramReader(Catalogue.load());

    @Test
    void everyRecordedDatagramIsUnderstoodWithoutGuessing() {
        for (Recorded recorded : Recorded.all()) {
            Event event = reader.read(recorded.datagram(), NOW, NODE).orElseThrow();
            String shown = recorded.event() + " " + event.attributes();
            assertThat(event.type().name()).isEqualTo(recorded.event());
            assertThat(event.flaws())
                    .as(shown)
                    .isSubsetOf(Flaw.UNCONFIRMED, Flaw.NULL_VALUE)
                    .satisfies(flaws -> assertThat(flaws.contains(Flaw.NULL_VALUE))
                            .isEqualTo(recorded.body().isEmpty() && recorded.known()));
            assertThat(event.type().attributes().stream().map(EventType.Attribute::name))
                    .as(shown)
                    .containsAll(event.attributes().keySet().stream()
                            .map(name -> name.replaceAll("-\\d+$", "-N"))
                            .toList());
            boolean aboutAVolume = List.of("volume", "quota", "client", "afr", "ec", "dht", "quorum", "georep")
                    .contains(event.type().category());
            assertThat(event.subject().volume().isPresent() || !aboutAVolume)
                    .as(shown)
                    .isTrue();
        }
    }

    @Test
    void valuesHaveDocumentedNamesAndTypes() {
        assertThat(attributes("1 8 Volume=r3;source-brick=ev2:/b"))
                .isEqualTo(Map.of("volume", text("r3"), "source-brick", text("ev2:/b")));
        assertThat(attributes("1 3 name=v;force=1"))
                .isEqualTo(Map.of("name", text("v"), "force", new Value.Flag(true)));
        assertThat(attributes("1 106 client-pid=-6; subvol=r3-replicate-0"))
                .isEqualTo(Map.of("client-pid", new Value.Number(-6), "subvol", text("r3-replicate-0")));
        assertThat(attributes("1 2 name=v;bricks= a:/x y b:/z "))
                .containsEntry("bricks", new Value.Texts(List.of("a:/x y", "b:/z")));
        assertThat(attributes("1 13 force=0;primary=gm;secondary=ev2::gs"))
                .isEqualTo(Map.of("force", new Value.Flag(false), "master", text("gm"), "slave", text("ev2::gs")));
        assertThat(attributes("1 105 op=open;path=/b/h;error=E;brick=ev1:/b timeout is 20"))
                .containsEntry("brick", text("ev1:/b"))
                .containsEntry("timeout", new Value.Number(20));
        assertThat(attributes("1 110 client-pid=0;subvol=s;type=gfid;child-1=s-client-1;gfid-1=x"))
                .containsEntry("child-1", text("s-client-1"))
                .containsEntry("gfid-1", text("x"));
    }

    @Test
    void separatorsInsideAValueStayInIt() {
        Event event = read("1 27 volume=d1;path=/a=b;c=d;e;limit=1MB");
        assertThat(event.attributes())
                .isEqualTo(Map.of("volume", text("d1"), "path", text("/a=b;c=d;e"), "limit", text("1MB")));
        assertThat(event.flaws()).containsExactly(Flaw.AMBIGUOUS);
        assertThat(event.compat()).isEmpty();
        assertThat(read("1 27 volume=d1;path=/a;volume=evil;limit=1").attributes())
                .containsEntry("volume", text("d1"))
                .containsEntry("path", text("/a;volume=evil"));
    }

    @Test
    void optionsAreNotTornAtCommas() {
        assertThat(options(",auth.allow,10.0.0.1,10.0.0.2,cluster.server-quorum-type,server"))
                .isEqualTo(Map.of("auth.allow", "10.0.0.1,10.0.0.2", "cluster.server-quorum-type", "server"));
        assertThat(options(",user.note,a=b;c,d")).isEqualTo(Map.of("user.note", "a=b;c,d"));
        assertThat(options(",write-behind,off,read-ahead,on"))
                .isEqualTo(Map.of("write-behind", "off", "read-ahead", "on"));
        assertThat(options(",user.x,cluster.lookup-optimize")).isEqualTo(Map.of("user.x", "cluster.lookup-optimize"));
        assertThat(options("")).isEmpty();
        assertThat(read("1 6 name=v;options=,auth.allow,a,b").flaws()).isEmpty();
        assertThat(read("1 6 name=v;options=,user.a,b,c").flaws()).containsExactly(Flaw.AMBIGUOUS);
    }

    @Test
    void nothingSentIsSaidSo() {
        Event event = read("1795197159 19 (null)");
        assertThat(event.type().name()).isEqualTo("BITROT_ENABLE");
        assertThat(event.attributes()).isEmpty();
        assertThat(event.flaws()).containsExactly(Flaw.NULL_VALUE);
        assertThat(event.happened()).isEqualTo(Instant.ofEpochSecond(1795197159));
        assertThat(read("1 77 peer=(null);volume=v;brick=/b").flaws()).containsExactly(Flaw.NULL_VALUE);
        assertThat(read("1 97 client_uid=x;subdir_mount=(null)").flaws()).isEmpty();
    }

    @Test
    void longDatagramsAreWholeAndLongerOnesSaySo() {
        String name = "n".repeat(60_000);
        Event event = read("1 2 name=" + name);
        assertThat(event.attributes()).containsEntry("name", text(name));
        assertThat(event.flaws()).isEmpty();
        assertThat(event.compat().orElseThrow()).hasSizeBetween(8192, 8400);
        assertThat(read("1 2 name=" + "n".repeat(70_000)).flaws()).containsExactly(Flaw.TRUNCATED);
    }

    @Test
    void invalidTextIsReplaced() {
        byte[] datagram = {'1', ' ', '2', ' ', 'n', 'a', 'm', 'e', '=', (byte) 0xff, 'x'};
        Event event = reader.read(datagram, NOW, NODE).orElseThrow();
        assertThat(event.attributes()).containsEntry("name", text("\ufffdx"));
        assertThat(event.flaws()).containsExactly(Flaw.INVALID_TEXT);
        assertThat(event.compat()).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsKept() {
        Event future = read("1795197159 200 name=v;what=x y;z");
        assertThat(future.type().name()).isEqualTo(DatagramReader.UNKNOWN_EVENT);
        assertThat(future.type().number()).isEqualTo(OptionalInt.of(200));
        assertThat(future.attributes()).isEqualTo(Map.of("name", text("v"), "what", text("x y;z")));
        assertThat(future.flaws()).containsExactlyInAnyOrder(Flaw.UNKNOWN_TYPE, Flaw.AMBIGUOUS);
        assertThat(future.subject().volume()).contains("v");
        Event noise = read("hello world");
        assertThat(noise.type().number()).isEmpty();
        assertThat(noise.attributes()).isEqualTo(Map.of("text", text("hello world")));
        assertThat(noise.happened()).isEqualTo(NOW);
        assertThat(read("1  2 name=v").attributes()).isEqualTo(Map.of("name", text("v")));
        Event fromTheEnd = read("1 -1 volume=v");
        assertThat(fromTheEnd.type().name()).isEqualTo("DHT_INODES_USAGE");
        assertThat(fromTheEnd.flaws()).containsExactly(Flaw.UNKNOWN_TYPE);
        assertThat(reader.read(" \n\t".getBytes(StandardCharsets.US_ASCII), NOW, NODE))
                .isEmpty();
        assertThat(reader.read(new byte[0], NOW, NODE)).isEmpty();
    }

    @Test
    void sendersOfRelease39HaveOtherNumbers() {
        DatagramReader old = new DatagramReader(Catalogue.load(Numbering.RELEASE_3_9));
        Event event = old.read("1 78 volume=v".getBytes(StandardCharsets.US_ASCII), NOW, NODE)
                .orElseThrow();
        assertThat(event.type().name()).isEqualTo("BRICKS_START_FAILED");
        assertThat(event.compat().orElseThrow()).contains("\"event\": \"BRICKS_START_FAILED\"");
        Event later = old.read("1 81 volume=v".getBytes(StandardCharsets.US_ASCII), NOW, NODE)
                .orElseThrow();
        assertThat(later.type().name()).isEqualTo("QUORUM_LOST");
    }

    @Test
    void aTimeThatCannotBeIsNotBelieved() {
        for (String time : List.of("-1", "9".repeat(30), "253402300800")) {
            assertThat(read(time + " 2 name=v").happened()).isEqualTo(NOW);
        }
    }

    @Test
    void theSubjectIsFound() {
        assertThat(subject("1 77 peer=ev1;volume=t0;brick=/b/t0")).isEqualTo(subject("ev1", "t0", "ev1:/b/t0"));
        assertThat(subject("1 102 brick=ev1:/b/p3")).isEqualTo(subject("ev1", null, "ev1:/b/p3"));
        assertThat(subject("1 71 peer=ev2;uuid=u;state=s")).isEqualTo(subject("ev2", null, null));
        assertThat(subject("1 106 client-pid=0; subvol=my-vol-replicate-0")).isEqualTo(subject(null, "my-vol", null));
        assertThat(subject("1 96 gfid=g;path=/f1;brick=/b")).isEqualTo(subject(NODE.toString(), null, NODE + ":/b"));
        assertThat(subject("1 99 client_uid=CTX_ID:3-HOST:ev1-PC_NAME:r3-client-0-RECON_NO:-0;"
                        + "client_identifier=10.82.0.1:49146;server_identifier=10.82.0.2:50263;brick_path=/b/r3"))
                .isEqualTo(subject("10.82.0.2", "r3", "10.82.0.2:/b/r3"));
        assertThat(subject("1 125 volume=d1;bricks=ev3:/b/d1 ")).isEqualTo(subject("ev3", "d1", "ev3:/b/d1"));
    }

    @Test
    void whatGlusterfsSaysThoughNothingHappenedIsUnconfirmed() {
        assertThat(read("1 0 host=ev3").flaws()).containsExactly(Flaw.UNCONFIRMED);
        assertThat(read("1 131 volume=v;bricks=a:/b").flaws()).containsExactly(Flaw.UNCONFIRMED);
    }

    private Event read(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8), NOW, NODE).orElseThrow();
    }

    private Map<String, Value> attributes(String text) {
        return read(text).attributes();
    }

    private Map<String, String> options(String options) {
        return attributes("1 6 name=v;options=" + options).get("options") instanceof Value.Options(var read)
                ? read
                : Map.of("?", "?");
    }

    private Subject subject(String text) {
        return read(text).subject();
    }

    private static Subject subject(@Nullable String node, @Nullable String volume, @Nullable String brick) {
        return new Subject(Optional.ofNullable(node), Optional.ofNullable(volume), Optional.ofNullable(brick));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}
