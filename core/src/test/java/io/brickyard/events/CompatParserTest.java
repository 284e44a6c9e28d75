package io.brickyard.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.events.CompatParser.Body;
import io.brickyard.events.CompatParser.Dropped;
import io.brickyard.events.CompatParser.Outcome;
import io.brickyard.events.CompatParser.Reason;
import io.brickyard.pool.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of what the original daemon does, row by row, and all that was recorded of it. */
class CompatParserTest {
    private static final NodeId NODE = NodeId.parse("4bc5317e-3312-4e58-bd09-feb3c95613d3");
    private static final Pattern NODE_ID = Pattern.compile("\"nodeid\": \"([0-9a-f-]{36})\"");
    private final CompatParser parser = new CompatParser(Catalogue.load());

    @Test
    void everyRecordedDatagramGivesTheBodyThatTheOriginalPosted() {
        List<Recorded> all = Recorded.all();
        assertThat(all).hasSize(385);
        int compared = 0;
        for (Recorded recorded : all) {
            String said = recorded.body().orElse("");
            Matcher node = NODE_ID.matcher(said);
            Outcome outcome = parser.parse(recorded.datagram(), node.find() ? NodeId.parse(node.group(1)) : NODE);
            if (!recorded.known()) {
                assertThat(outcome).isInstanceOf(Body.class);
                continue;
            }
            compared++;
            assertThat(outcome instanceof Body body ? body.text() : "")
                    .as(recorded.event())
                    .isEqualTo(said);
        }
        assertThat(compared).isEqualTo(384);
    }

    @Test
    void spacesAreKeptExceptAtTheEnds() {
        assertThat(message("TS 2 name=v1;bricks= h1:/b1 h2:/b2 "))
                .isEqualTo("{\"bricks\": \" h1:/b1 h2:/b2\", \"name\": \"v1\"}");
        assertThat(message("\n TS 106 client-pid=-6; subvol=x\t"))
                .isEqualTo("{\" subvol\": \"x\", \"client-pid\": \"-6\"}");
        assertThat(message("TS 2 name=")).isEqualTo("{\"name\": \"\"}");
    }

    @Test
    void separatorsInsideAValueLoseTheEvent() {
        for (String detail : List.of("path=/a=b", "path=/a;b", "name=v;", "(null)", "some text", ";", "=;")) {
            assertThat(parse("1 27 " + detail)).as(detail).isEqualTo(new Dropped(Reason.UNREADABLE_DETAIL));
        }
        assertThat(parse("1 27 ")).isEqualTo(new Dropped(Reason.NO_EVENT));
    }

    @Test
    void theLastOfEqualKeysWins() {
        assertThat(message("TS 2 name=a;name=b")).isEqualTo("{\"name\": \"b\"}");
    }

    @Test
    void forceIsTrueOrFalse() {
        for (String on : List.of("1", "on", "true", "yes", "YES", "True")) {
            assertThat(message("TS 3 force=" + on)).isEqualTo("{\"force\": true}");
        }
        for (String off : List.of("0", "", " 1", "enable", "01")) {
            assertThat(message("TS 3 force=" + off)).isEqualTo("{\"force\": false}");
        }
        assertThat(message("TS 11 push_pem=1;push-pem=1;no-verify=0;ssh-port=22"))
                .isEqualTo("{\"no-verify\": false, \"push-pem\": true, \"push_pem\": \"1\", \"ssh-port\": 22}");
        assertThat(message("TS 11 ssh-port=2x")).isEqualTo("{\"ssh-port\": \"2x\"}");
    }

    @Test
    void negativeNumbersCountFromTheEnd() {
        assertThat(parse("0 -1 a=b")).isInstanceOfSatisfying(Body.class, body -> assertThat(body.text())
                .contains("\"DHT_INODES_USAGE\""));
        assertThat(parse("0 -142 a=b")).isInstanceOfSatisfying(Body.class, body -> assertThat(body.text())
                .contains("\"PEER_ATTACH\""));
        assertThat(message("TS -136 a=b")).isEqualTo("{\"a\": \"b\", \"options\": [[\"\"]]}");
        assertThat(parse("0 142 a=b")).isEqualTo(new Dropped(Reason.UNHANDLED_NUMBER));
        assertThat(parse("0 -143 a=b")).isEqualTo(new Dropped(Reason.UNHANDLED_NUMBER));
        assertThat(parse("0 99999999999999999999 a=b")).isEqualTo(new Dropped(Reason.UNHANDLED_NUMBER));
    }

    @Test
    void numbersAreReadAsPythonReadsThem() {
        assertThat(time("-5")).isEqualTo("-5");
        assertThat(time("1_000")).isEqualTo("1000");
        assertThat(time("+007\t")).isEqualTo("7");
        assertThat(time("\u0663")).isEqualTo("3");
        assertThat(time("9".repeat(4300))).isEqualTo("9".repeat(4300));
        for (String none : List.of("x", "1__0", "_1", "1_", "0x1", "1.0", "9".repeat(4301), "- 1", "\u00b2")) {
            assertThat(parse(none + " 2 a=b")).as(none).isEqualTo(new Dropped(Reason.NO_NUMBER));
        }
        assertThat(parse("1  2 a=b")).isEqualTo(new Dropped(Reason.NO_NUMBER));
    }

    @Test
    void textIsEscapedToAscii() {
        assertThat(message("TS 2 name=\u00fc\ud83d\ude00\"\\\u0001\n\u007f/"))
                .isEqualTo("{\"name\": \"\\u00fc\\ud83d\\ude00\\\"\\\\\\u0001\\n\\u007f/\"}");
    }

    @Test
    void keysAreInTheOrderOfCodePoints() {
        assertThat(message("TS 2 \ud83d\ude00=1;\uffee=2"))
                .isEqualTo("{\"\\uffee\": \"2\", \"\\ud83d\\ude00\": \"1\"}");
    }

    @Test
    void invalidTextAndBlankDatagramsAreDropped() {
        assertThat(parser.parse(new byte[] {'1', ' ', '2', ' ', 'a', '=', (byte) 0xff}, NODE))
                .isEqualTo(new Dropped(Reason.NOT_UTF8));
        assertThat(message("TS 2 a=\ufffd")).isEqualTo("{\"a\": \"\\ufffd\"}");
        for (String blank : List.of("", "  \n", "1", "1 2")) {
            assertThat(parse(blank)).isEqualTo(new Dropped(Reason.NO_EVENT));
        }
    }

    @Test
    void theCutAt8192BytesIsSilent() {
        String whole = "1 2 name=" + "x".repeat(8192 - 9);
        assertThat(parse(whole + "y=;")).isEqualTo(parse(whole));
        byte[] torn = Arrays.copyOf(whole.getBytes(StandardCharsets.UTF_8), 8193);
        torn[8191] = (byte) 0xc3;
        torn[8192] = (byte) 0xbc;
        assertThat(parser.parse(torn, NODE)).isEqualTo(new Dropped(Reason.NOT_UTF8));
    }

    @Test
    void optionsOfVolumeSetArePaired() {
        assertThat(options(",k1,v1,k2,v2")).isEqualTo("[[\"k1\", \"v1\"], [\"k2\", \"v2\"]]");
        assertThat(options(",auth.allow,10.0.0.1,10.0.0.2"))
                .isEqualTo("[[\"auth.allow\", \"10.0.0.1\"], [\"10.0.0.2\"]]");
        assertThat(options("")).isEqualTo("[[\"\"]]");
        assertThat(options(",,,")).isEqualTo("[[\"\"]]");
        assertThat(message("TS 6 name=v")).isEqualTo("{\"name\": \"v\", \"options\": [[\"\"]]}");
        assertThat(message("TS 7 options=,a,b")).isEqualTo("{\"options\": \",a,b\"}");
    }

    private Outcome parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8), NODE);
    }

    private String body(String text) {
        return parse(text) instanceof Body body ? body.text() : "dropped: " + text;
    }

    private String message(String text) {
        String body = body(text.replace("TS", "7"));
        return body.substring(body.indexOf("\"message\": ") + 11, body.indexOf(", \"nodeid\""));
    }

    private String options(String options) {
        String message = message("TS 6 options=" + options);
        return message.substring(12, message.length() - 1);
    }

    private String time(String text) {
        String body = body(text + " 2 a=b");
        return body.substring(body.lastIndexOf(' ') + 1, body.length() - 1);
    }
}
