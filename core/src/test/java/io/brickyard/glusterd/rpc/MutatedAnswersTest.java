package io.brickyard.glusterd.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.GlusterdFailure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Damages recorded answers in many ways, always the same ones: what comes of it is a value or
 * {@link GlusterdFailure.Unreadable}, never another exception.
 */
class MutatedAnswersTest {

    private static final long SEED = 42;
    private static final int ROUNDS = 4000;
    private static final int[] TELLING = {0, 1, -1, 4, 255, 1 << 16, 1 << 24, Integer.MAX_VALUE, Integer.MIN_VALUE};

    static final List<Arguments> READERS = List.of(
            Arguments.of("friends-tcp", (Consumer<byte[]>) bytes -> Friends.of(Dictionary.read(bytes))),
            Arguments.of("volume-rep3", (Consumer<byte[]>) bytes -> VolumeAnswer.read(Dictionary.read(bytes))),
            Arguments.of("volume-arb", (Consumer<byte[]>) bytes -> VolumeAnswer.read(Dictionary.read(bytes))),
            Arguments.of("volume-disp", (Consumer<byte[]>) bytes -> VolumeAnswer.read(Dictionary.read(bytes))),
            Arguments.of("volume-thin", (Consumer<byte[]>) bytes -> VolumeAnswer.read(Dictionary.read(bytes))));

    private static byte[] dictionary(String conversation) {
        return conversation.startsWith("friends") ? Recorded.friends(conversation) : Recorded.dictionary(conversation);
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void damagedAnswerIsAValueOrUnreadable(String conversation, Consumer<byte[]> reader) {
        Random random = new Random(SEED);
        byte[] good = dictionary(conversation);
        reader.accept(good);
        long begin = System.nanoTime();
        int readable = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(good, random);
            try {
                reader.accept(damaged);
                readable++;
            } catch (GlusterdFailure.Unreadable _) {
                // The usual end.
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + ", round " + round + " of " + conversation, e);
            }
        }
        assertThat(readable).isBetween(1, ROUNDS - 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    /** Changes bytes, whole numbers, and lengths; leaves a part out; or cuts the end off. */
    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(bytes.length - 4);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> ByteBuffer.wrap(bytes).putInt(at, TELLING[random.nextInt(TELLING.length)]);
                case 3 ->
                    System.arraycopy(bytes, at, bytes, 4, Math.min(random.nextInt(40), bytes.length - Math.max(at, 4)));
                default -> bytes = Arrays.copyOf(bytes, Math.max(8, at));
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @FieldSource("READERS")
    void dictionaryCutAnywhereIsUnreadable(String conversation, Consumer<byte[]> reader) {
        byte[] good = dictionary(conversation);
        for (int length = 1; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);

            assertThatThrownBy(() -> reader.accept(cut)).isInstanceOf(GlusterdFailure.Unreadable.class);
        }
        assertThat(Dictionary.read(new byte[0]).below("")).isEmpty();
    }

    @Test
    void everyDictionaryIsReadAsItWasWritten() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            Map<String, String> pairs = new TreeMap<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                pairs.put(text(random), text(random));
            }
            Dictionary written = Dictionary.of(pairs);

            assertThat(Dictionary.read(written.bytes()).below(""))
                    .as("round %d", round)
                    .isEqualTo(pairs);
            assertThat(Dictionary.read(written.bytes()).bytes()).hasSameSizeAs(written.bytes());
        }
    }

    /** Any text without NUL, which ends a text. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            int point = 1 + random.nextInt(Character.MAX_CODE_POINT);
            text.appendCodePoint(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 'ü' : point);
        }
        return text.toString();
    }

    @Test
    void everyValueIsReadAsItWasWritten() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            byte[] opaque = new byte[random.nextInt(50)];
            random.nextBytes(opaque);
            int integer = random.nextInt();
            long hyper = random.nextLong();
            String string = text(random);
            XdrReader reader = new XdrReader(new XdrWriter()
                    .opaque(opaque)
                    .integer(integer)
                    .string(string)
                    .hyper(hyper)
                    .bytes());

            assertThat(reader.opaque()).isEqualTo(opaque);
            assertThat(reader.integer()).isEqualTo(integer);
            assertThat(reader.string()).isEqualTo(string);
            assertThat(reader.hyper()).isEqualTo(hyper);
            assertThat(reader.left()).isZero();
        }
    }

    @Test
    void valuesNeverReachBeyondTheRecord() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            XdrReader reader = new XdrReader(bytes);
            try {
                while (reader.left() > 0) {
                    switch (random.nextInt(3)) {
                        case 0 -> reader.integer();
                        case 1 -> reader.hyper();
                        default -> reader.opaque();
                    }
                }
            } catch (GlusterdFailure.Unreadable e) {
                assertThat(e).hasMessageContaining(" of " + bytes.length);
            }
            assertThat(reader.left()).isBetween(0, bytes.length);
        }
    }
}
