package io.brickyard.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressesTest {

    /** Looks like an address and is none, so that no name server is asked. */
    private static final HostName NOWHERE = new HostName("::::");

    private static final Duration TIME = Duration.ofSeconds(10);

    private final Threads lookUps = new Threads(2);

    @TempDir
    Path folder;

    private Addresses addresses(Map<HostName, String> resolve) {
        LastKnown known = LastKnown.read(new StateFolder(folder));
        known.note(FakePool.id(1), "127.71.0.9");
        return new Addresses(resolve, known, lookUps);
    }

    private List<InetAddress> ofNode(int node, List<HostName> names) {
        return addresses(Map.of())
                .of(Map.of(FakePool.id(node), names), TIME)
                .getOrDefault(FakePool.id(node), List.of());
    }

    @AfterEach
    void end() {
        lookUps.close();
    }

    private static InetAddress literal(String text) {
        return InetAddress.ofLiteral(text);
    }

    @Test
    void usersOwnWordIsTakenFirst() {
        HostName name = new HostName("127.71.0.1");

        assertThat(addresses(Map.of(name, "127.71.0.2")).of(name, TIME)).containsExactly(literal("127.71.0.2"));
        assertThat(addresses(Map.of()).of(name, TIME)).containsExactly(literal("127.71.0.1"));
    }

    @Test
    void eachNameOfANodeAddsAnAddressOnce() {
        List<HostName> names =
                List.of(new HostName("127.71.0.1"), NOWHERE, new HostName("127.71.0.2"), new HostName("127.71.0.1"));

        assertThat(ofNode(1, names)).containsExactly(literal("127.71.0.1"), literal("127.71.0.2"));
    }

    @Test
    void lastKnownAddressIsTakenOnlyWhenNoNameLeadsAnywhere() {
        assertThat(ofNode(1, List.of(NOWHERE))).containsExactly(literal("127.71.0.9"));
        assertThat(ofNode(2, List.of(NOWHERE))).isEmpty();
    }

    @Test
    void serverThatLeadsNowhereIsSaidToBeUnresolved() {
        assertThatThrownBy(() -> addresses(Map.of()).of(NOWHERE, TIME))
                .isInstanceOf(GlusterdFailure.NameUnresolved.class)
                .hasMessageContaining("does not resolve here");
    }

    @Test
    void nameThatIsStillBeingLookedUpIsNotSaidToBeUnknown() {
        CountDownLatch busy = new CountDownLatch(1);
        try {
            // Both threads are kept busy, as by a name server that does not answer.
            lookUps.begin(() -> awaited(busy));
            lookUps.begin(() -> awaited(busy));
            HostName late = new HostName("late.invalid");

            assertThatThrownBy(() -> addresses(Map.of()).of(late, Duration.ofMillis(1)))
                    .isInstanceOf(GlusterdFailure.NameUnresolved.class)
                    .hasMessageContaining("did not resolve in time");
            assertThat(addresses(Map.of()).of(Map.of(FakePool.id(2), List.of(late)), Duration.ofMillis(1)))
                    .isEmpty();
        } finally {
            busy.countDown();
        }
    }

    private static boolean awaited(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return true;
    }

    @Test
    void nodeWithoutAnAddressIsToldFromOneWhoseNameIsLate() {
        assertThat(addresses(Map.of()).of(Map.of(FakePool.id(2), List.of(NOWHERE)), TIME))
                .containsEntry(FakePool.id(2), List.of());
    }
}
