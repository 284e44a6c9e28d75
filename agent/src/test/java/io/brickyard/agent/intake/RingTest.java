package io.brickyard.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final InetAddress SOURCE = InetAddress.getLoopbackAddress();

    private final ByteBuffer batch = ByteBuffer.allocateDirect(256 * 1024);

    @Test
    void givesBackWhatWasPutInTheSameOrderWhateverTheSizes() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("ring: seed " + seed);
        Random random = new Random(seed);
        Deque<byte[]> expected = new ArrayDeque<>();
        try (Ring ring = new Ring(8L << 20)) {
            for (int round = 0; round < 2000; round++) {
                int count = 1 + random.nextInt(3);
                List<byte[]> sent = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    byte[] bytes = new byte[random.nextInt(10) == 0 ? random.nextInt(65_536) : random.nextInt(300)];
                    random.nextBytes(bytes);
                    write(bytes);
                    sent.add(bytes);
                }
                if (ring.put(batch, count)) {
                    expected.addAll(sent);
                }
                if (random.nextBoolean()) {
                    for (Datagram datagram : take(ring, random.nextInt(8))) {
                        assertThat(datagram.bytes()).isEqualTo(expected.remove());
                        assertThat(datagram.source()).isEqualTo(SOURCE);
                    }
                }
                assertThat(ring.waiting()).isEqualTo(expected.size());
            }
            while (!expected.isEmpty()) {
                take(ring, 100).forEach(datagram -> assertThat(datagram.bytes()).isEqualTo(expected.remove()));
            }
        }
    }

    @Test
    void refusesWhatFindsNoRoomAndTakesAgainWhenThereIsRoom() throws InterruptedException {
        try (Ring ring = new Ring(2L << 20)) {
            int kept = 0;
            while (put(ring, new byte[60_000])) {
                kept++;
            }
            assertThat(kept).isEqualTo(2 * (Ring.SEGMENT / (60_000 + Ring.HEADER)));
            assertThat(put(ring, new byte[60_000])).isFalse();
            int taken = 0;
            while (taken < kept) {
                taken += take(ring, 5).size();
            }
            assertThat(put(ring, new byte[60_000])).isTrue();
        }
    }

    @Test
    void whoTakesDoesNotWaitLongerThanHeMay() throws InterruptedException {
        try (Ring ring = new Ring(2L << 20)) {
            assertThat(ring.take(new ArrayList<>(), 1, Duration.ofMillis(1))).isZero();
        }
    }

    private boolean put(Ring ring, byte[] bytes) {
        write(bytes);
        return ring.put(batch, 1);
    }

    private void write(byte[] bytes) {
        int at = batch.position();
        batch.position(at + Ring.HEADER);
        batch.put(bytes);
        Ring.head(batch, at, bytes.length, 1_000, SOURCE);
    }

    private static List<Datagram> take(Ring ring, int most) throws InterruptedException {
        List<Datagram> taken = new ArrayList<>();
        ring.take(taken, most, Duration.ZERO);
        return taken;
    }
}
