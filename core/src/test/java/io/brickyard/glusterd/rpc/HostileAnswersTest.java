package io.brickyard.glusterd.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.management.ThreadMXBean;
import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.GlusterdFailure.AnswerLate;
import io.brickyard.glusterd.GlusterdFailure.Hungup;
import io.brickyard.glusterd.GlusterdFailure.NotAllowed;
import io.brickyard.glusterd.GlusterdFailure.Refused;
import io.brickyard.glusterd.GlusterdFailure.Unreadable;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the other side does, a question ends by its deadline in the right failure, at a bounded price. */
class HostileAnswersTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    /** A machine under load may be slow, but not for ever. */
    private static final Duration AT_THE_LATEST = DEADLINE.multipliedBy(12);

    /** The largest record with all its copies on the way to a record of ours. */
    private static final long MOST_ALLOCATED = 12L * RpcConnection.LARGEST_RECORD;

    private static final int TOO_LARGE = RpcConnection.LARGEST_RECORD + 1;
    private static final NodeId SELF = new NodeId(new UUID(0, 1));
    private static final Friends ALONE = new Friends(SELF, List.of());

    static Stream<Arguments> hostile() {
        return Stream.of(
                argumentSet("nothing at all", Behaviours.silent(), AnswerLate.class),
                argumentSet("one byte a second", Behaviours.dripping(), AnswerLate.class),
                argumentSet("closed at once", Behaviours.closingAtOnce(), Hungup.class),
                argumentSet("closed after the question", Behaviours.closingAfterTheQuestion(), Hungup.class),
                argumentSet("reset", Behaviours.resetting(), Hungup.class),
                argumentSet("half a record mark", Behaviours.sendingAndClosing(new byte[2]), Hungup.class),
                argumentSet("half a record", Behaviours.sendingAndClosing(mark(true, 100)), Hungup.class),
                argumentSet("TLS", Behaviours.speakingTls(), Unreadable.class),
                argumentSet("HTTP", Behaviours.speakingHttp(), Unreadable.class),
                argumentSet("2 GiB announced", Behaviours.sending(mark(true, Integer.MAX_VALUE)), Unreadable.class),
                argumentSet("2 GiB in pieces", Behaviours.sending(mark(false, Integer.MAX_VALUE)), Unreadable.class),
                argumentSet("a little too much announced", Behaviours.sending(mark(true, TOO_LARGE)), Unreadable.class),
                argumentSet(
                        "the most announced, nothing sent",
                        Behaviours.sending(mark(true, RpcConnection.LARGEST_RECORD)),
                        AnswerLate.class),
                argumentSet(
                        "large fragments without end",
                        Behaviours.sendingForEver(Visitor.fragment(new byte[1 << 20], false)),
                        Unreadable.class),
                argumentSet(
                        "small fragments without end",
                        Behaviours.sendingForEver(repeated(Visitor.fragment(new byte[1], false))),
                        Unreadable.class),
                argumentSet(
                        "empty fragments without end",
                        Behaviours.sendingForEver(repeated(Visitor.fragment(new byte[0], false))),
                        Unreadable.class),
                argumentSet("empty records", Behaviours.sendingForEver(Visitor.record(new byte[0])), Unreadable.class),
                argumentSet(
                        "answers to others without end",
                        Behaviours.sendingForEver(Visitor.record(Visitor.answerTo(77, new byte[8]))),
                        Unreadable.class),
                argumentSet("pushes without end", Behaviours.sendingForEver(push()), Unreadable.class),
                argumentSet("neither call nor answer", Behaviours.sendingForEver(record(1, 7)), Unreadable.class),
                argumentSet("denied", Behaviours.sending(record(1, 1, 1, 0, 2, 2)), NotAllowed.class),
                argumentSet("program not served", Behaviours.sending(accepted(1)), NotAllowed.class),
                argumentSet("version not served", Behaviours.sending(accepted(2)), NotAllowed.class),
                argumentSet("procedure not served", Behaviours.sending(accepted(3)), NotAllowed.class),
                argumentSet("garbage arguments", Behaviours.sending(accepted(4)), Unreadable.class),
                argumentSet("unknown accept status", Behaviours.sending(accepted(-9)), Unreadable.class),
                argumentSet("verifier of -1 bytes", Behaviours.sending(record(1, 1, 0, 0, -1)), Unreadable.class),
                argumentSet("only a header", Behaviours.answering(new byte[0]), Unreadable.class),
                argumentSet("dictionary of -1 bytes", Behaviours.answering(integers(0, 0, -1)), Unreadable.class),
                argumentSet(
                        "dictionary of 2 GiB",
                        Behaviours.answering(integers(0, 0, Integer.MAX_VALUE)),
                        Unreadable.class),
                argumentSet("no dictionary", Behaviours.answering(integers(0, 0, 0)), Unreadable.class),
                argumentSet("glusterd's own refusal", Behaviours.answering(integers(-1, 30800, 0)), Refused.class),
                argumentSet("2^31 pairs", friends(integers(Integer.MAX_VALUE)), Unreadable.class),
                argumentSet("-1 pairs", friends(integers(-1)), Unreadable.class),
                argumentSet("key of -1 bytes", friends(integers(1, -1, 2, 0, 0)), Unreadable.class),
                argumentSet("key of 2 GiB", friends(integers(1, Integer.MAX_VALUE, 2, 0, 0)), Unreadable.class),
                argumentSet("value of 2 GiB", friends(integers(1, 1, Integer.MAX_VALUE, 0, 0)), Unreadable.class),
                argumentSet(
                        "lengths that overflow",
                        friends(integers(1, Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0)),
                        Unreadable.class),
                argumentSet("a pool of 2^31 nodes", keys("count", "2147483647"), Unreadable.class),
                argumentSet("a pool of 10^30 nodes", keys("count", "1" + "0".repeat(30)), Unreadable.class),
                argumentSet("a pool of -1 nodes", keys("count", "-1"), Unreadable.class),
                argumentSet("a pool of 'many' nodes", keys("count", "many"), Unreadable.class),
                argumentSet("nobody in the pool", keys(), Unreadable.class),
                argumentSet("a pool without the node itself", onlyAPeer(), Unreadable.class),
                argumentSet(
                        "a count that lies", keys("count", "50000", "friend1.uuid", SELF.toString()), Unreadable.class),
                argumentSet("no UUID", keys("count", "1", "friend1.uuid", "not-one"), Unreadable.class),
                argumentSet(
                        "a name of 16 MiB",
                        peer("hostname", "x".repeat(RpcConnection.LARGEST_RECORD - 1000)),
                        Unreadable.class),
                argumentSet(
                        "a name with an escape sequence",
                        peer("hostname", "\u001b[2J\u001b[31mgone\r\n"),
                        Unreadable.class),
                argumentSet("a name that is an option", peer("hostname", "-rf"), Unreadable.class),
                argumentSet("a name that is a path", peer("hostname", "../../etc/passwd"), Unreadable.class),
                argumentSet("a name in no UTF-8", peer("hostname", "n\ufffdde"), Unreadable.class));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void endsByTheDeadlineInTheRightFailureAtABoundedPrice(
            FakeGlusterd.Behaviour behaviour, Class<? extends GlusterdFailure> expected) {
        try (FakeGlusterd fake = FakeGlusterd.listening(behaviour)) {
            long allocatedBefore = allocated();
            long begin = System.nanoTime();

            Throwable failure = catchThrowable(() -> {
                try (GlusterdClient client = GlusterdClient.connect(fake.endpoint(), Deadline.in(DEADLINE))) {
                    client.friends();
                }
            });

            assertThat(failure).isInstanceOf(expected);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_THE_LATEST);
            assertThat(allocated() - allocatedBefore).isLessThan(MOST_ALLOCATED);
            assertThat(failure.getMessage()).hasSizeBetween(10, 1000).matches(HostileAnswersTest::isPrintable);
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, RpcConnection.MOST_STRANGERS})
    void pushedCallsBeforeTheAnswerArePassedOver(int pushes) {
        try (FakeGlusterd fake = FakeGlusterd.listening(Behaviours.pushing(pushes, new Knowledge(ALONE)));
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), patient())) {
            assertThat(client.friends()).isEqualTo(ALONE);
            assertThat(client.self()).isEqualTo(SELF);
        }
    }

    @Test
    void lateAnswerOfAnEarlierCallIsNotTakenForTheAnswer() {
        FakeGlusterd.Behaviour confused = visitor -> {
            Visitor.Question first = visitor.question();
            visitor.answer(first, Knowledge.success(Map.of("uuid", SELF.toString())));
            Visitor.Question second = visitor.question();
            visitor.answer(first, Knowledge.success(Map.of("count", "1", "volume0", "stale")));
            visitor.answer(second, Knowledge.success(Map.of("count", "1", "volume0", "fresh")));
        };
        try (FakeGlusterd fake = FakeGlusterd.listening(confused);
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), patient())) {
            assertThat(client.self()).isEqualTo(SELF);

            assertThat(client.volumeNames()).containsExactly(new VolumeName("fresh"));
        }
    }

    @Test
    void answerInManyFragmentsIsOneAnswer() {
        FakeGlusterd.Behaviour slicing = visitor -> {
            Visitor.Question question = visitor.question();
            byte[] body = Visitor.answerTo(question.id(), Knowledge.success(Map.of("uuid", SELF.toString())));
            for (int i = 0; i < body.length; i++) {
                visitor.send(Visitor.fragment(new byte[] {body[i]}, i == body.length - 1));
            }
            visitor.ignore();
        };
        try (FakeGlusterd fake = FakeGlusterd.listening(slicing);
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), patient())) {
            assertThat(client.self()).isEqualTo(SELF);
        }
    }

    @Test
    void conversationGoesOnAfterARefusal() {
        try (FakeGlusterd fake = FakeGlusterd.listening(new Knowledge(ALONE));
                GlusterdClient client = GlusterdClient.connect(fake.endpoint(), patient())) {
            assertThat(catchThrowable(() -> client.writeState("/tmp", "state"))).isInstanceOf(NotAllowed.class);

            assertThat(client.volume(new VolumeName("absent"))).isEmpty();
            assertThat(client.self()).isEqualTo(SELF);
        }
    }

    @Test
    void garbageFromAnySeedEndsInAFailure() {
        Random random = new Random(20_261_120);
        for (int i = 0; i < 100; i++) {
            byte[] garbage = new byte[1 + random.nextInt(300)];
            random.nextBytes(garbage);
            try (FakeGlusterd fake = FakeGlusterd.listening(Behaviours.sendingAndClosing(garbage))) {
                Throwable failure = catchThrowable(() -> {
                    try (GlusterdClient client = GlusterdClient.connect(fake.endpoint(), patient())) {
                        client.friends();
                    }
                });
                assertThat(failure).as("garbage %d", i).isInstanceOfAny(Unreadable.class, Hungup.class);
            }
        }
    }

    private static Deadline patient() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    private static byte[] mark(boolean last, int length) {
        return integers(last ? 0x8000_0000 | length : length);
    }

    /** Many at once, so that their number and not the sender's speed is what ends it. */
    private static byte[] repeated(byte[] bytes) {
        ByteBuffer many = ByteBuffer.allocate(bytes.length * 1000);
        while (many.hasRemaining()) {
            many.put(bytes);
        }
        return many.array();
    }

    private static byte[] push() {
        return Visitor.record(Behaviours.fetchSpec());
    }

    private static byte[] record(int... integers) {
        return Visitor.record(integers(integers));
    }

    /** An answer to the first call with this accept status. */
    private static byte[] accepted(int status) {
        return record(1, 1, 0, 0, 0, status);
    }

    private static byte[] integers(int... integers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * integers.length);
        for (int integer : integers) {
            bytes.putInt(integer);
        }
        return bytes.array();
    }

    /** Answers with these bytes as dictionary. */
    private static FakeGlusterd.Behaviour friends(byte[] dictionary) {
        return Behaviours.answering(
                new XdrWriter().integer(0).integer(0).opaque(dictionary).bytes());
    }

    private static FakeGlusterd.Behaviour keys(String... keysAndValues) {
        Map<String, String> keys = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            keys.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return friends(Dictionary.of(keys).bytes());
    }

    private static FakeGlusterd.Behaviour onlyAPeer() {
        return keys("count", "1", "friend1.uuid", SELF.toString(), "friend1.stateId", "3", "friend1.hostname", "x");
    }

    /** A pool of two, with one strange value about the other node. */
    private static FakeGlusterd.Behaviour peer(String key, String value) {
        return keys(
                "count",
                "2",
                "friend1.uuid",
                new UUID(0, 2).toString(),
                "friend1.stateId",
                "3",
                "friend1." + key,
                value,
                "friend2.uuid",
                SELF.toString());
    }
}
