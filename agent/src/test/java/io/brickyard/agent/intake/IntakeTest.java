package io.brickyard.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.pool.Bytes;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final SourcePolicy ANYBODY =
            new SourcePolicy(new SourcePolicy.Rules(List.of(), true, 1_000_000, 1_000_000));

    @Test
    void takesInOverBothAddressFamiliesAndSeveralPorts() throws Exception {
        try (Intake intake = intake(List.of("127.0.0.1", "::1"), List.of(0, 0), 4);
                DatagramSocket sender = new DatagramSocket()) {
            assertThat(intake.bound()).hasSize(4);
            for (InetSocketAddress where : intake.bound()) {
                send(sender, where, "to " + where.getPort());
            }
            assertThat(taken(intake, 4))
                    .extracting(IntakeTest::text)
                    .containsExactlyInAnyOrderElementsOf(intake.bound().stream()
                            .map(where -> "to " + where.getPort())
                            .toList());
        }
    }

    @Test
    void takesTheLongestDatagramWhole() throws Exception {
        try (Intake intake = intake(List.of("127.0.0.1"), List.of(0), 1);
                DatagramSocket sender = new DatagramSocket()) {
            byte[] longest = new byte[65_507];
            longest[65_506] = 7;
            sender.send(
                    new DatagramPacket(longest, longest.length, intake.bound().getFirst()));
            assertThat(taken(intake, 1).getFirst().bytes()).isEqualTo(longest);
        }
    }

    @Test
    void aBurstFromManySocketsArrivesWhole() throws Exception {
        try (Intake intake = intake(List.of("127.0.0.1"), List.of(0), 8)) {
            List<DatagramSocket> senders = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                senders.add(new DatagramSocket());
            }
            for (int i = 0; i < 2000; i++) {
                send(senders.get(i % 16), intake.bound().getFirst(), "event " + i);
            }
            assertThat(taken(intake, 2000).stream().map(IntakeTest::text).distinct())
                    .hasSize(2000);
            senders.forEach(DatagramSocket::close);
        }
    }

    @Test
    void whatTheKernelHoldsWhenTheIntakeStopsIsTaken() throws Exception {
        try (Intake intake = intake(List.of("127.0.0.1"), List.of(0), 2);
                DatagramSocket sender = new DatagramSocket()) {
            for (int i = 0; i < 100; i++) {
                send(sender, intake.bound().getFirst(), "event " + i);
            }
            intake.stop();
            assertThat(taken(intake, 100)).hasSize(100);
        }
    }

    @Test
    void thisMachineIsTrustedWhateverThePoolIs() throws Exception {
        SourcePolicy policy = new SourcePolicy(SourcePolicy.Rules.USUAL);
        try (Intake intake = new Intake(settings(List.of("127.0.0.1"), List.of(0), 1), policy, Clock.systemUTC());
                DatagramSocket sender = new DatagramSocket()) {
            policy.know(Set.of(InetAddress.getByName("10.9.9.9")));
            send(sender, intake.bound().getFirst(), "mine");
            assertThat(taken(intake, 1)).hasSize(1);
            assertThat(intake.counts().strangers()).isZero();
        }
    }

    @Test
    void aHeldPortIsToldAndTheOthersAreListenedOn() throws Exception {
        try (DatagramSocket holder = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
                Intake intake = intake(List.of("127.0.0.1"), List.of(holder.getLocalPort(), 0), 2)) {
            assertThat(intake.bound()).hasSize(1);
            assertThat(intake.problems())
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1 port " + holder.getLocalPort());
        }
    }

    @Test
    void nothingToListenOnIsAFailure() throws Exception {
        try (DatagramSocket holder = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            assertThatThrownBy(() -> intake(List.of("127.0.0.1"), List.of(holder.getLocalPort()), 2))
                    .isInstanceOf(IntakeFailure.class)
                    .hasMessageContaining("port " + holder.getLocalPort());
        }
    }

    @Test
    void whatFindsNoMemoryIsCounted() throws Exception {
        IntakeSettings small =
                new IntakeSettings(List.of("127.0.0.1"), List.of(0), 1, 1, new Bytes(4 << 20), new Bytes(2 << 20));
        try (Intake intake = new Intake(small, ANYBODY, Clock.systemUTC());
                DatagramSocket sender = new DatagramSocket()) {
            byte[] large = new byte[60_000];
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (intake.counts().overflown() == 0 && System.nanoTime() < until) {
                sender.send(
                        new DatagramPacket(large, large.length, intake.bound().getFirst()));
            }
            assertThat(intake.counts().overflown()).isPositive();
        }
    }

    private static Intake intake(List<String> addresses, List<Integer> ports, int sockets) {
        return new Intake(settings(addresses, ports, sockets), ANYBODY, Clock.systemUTC());
    }

    private static IntakeSettings settings(List<String> addresses, List<Integer> ports, int sockets) {
        return new IntakeSettings(addresses, ports, sockets, 2, new Bytes(4 << 20), new Bytes(16 << 20));
    }

    private static void send(DatagramSocket sender, InetSocketAddress where, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        sender.send(new DatagramPacket(bytes, bytes.length, where));
    }

    private static List<Datagram> taken(Intake intake, int count) throws InterruptedException {
        List<Datagram> taken = new ArrayList<>();
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (taken.size() < count && System.nanoTime() < until) {
            intake.take(taken, count, Duration.ofMillis(200));
        }
        return taken;
    }

    private static String text(Datagram datagram) {
        return new String(datagram.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
