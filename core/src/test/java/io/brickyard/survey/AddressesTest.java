package io.brickyard.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressesTest {

    /** Looks like an address and is none, so that no name server is asked. */
    private static final HostName NOWHERE = new HostName("::::");

    @TempDir
    Path folder;

    private Addresses addresses(Map<HostName, String> resolve) {
        LastKnown known = LastKnown.read(new StateFolder(folder));
        known.note(FakePool.id(1), "127.71.0.9");
        return new Addresses(resolve, known);
    }

    private static InetAddress literal(String text) {
        return InetAddress.ofLiteral(text);
    }

    @Test
    void usersOwnWordIsTakenFirst() {
        HostName name = new HostName("127.71.0.1");

        assertThat(addresses(Map.of(name, "127.71.0.2")).of(name)).containsExactly(literal("127.71.0.2"));
        assertThat(addresses(Map.of()).of(name)).containsExactly(literal("127.71.0.1"));
    }

    @Test
    void eachNameOfANodeAddsAnAddressOnce() {
        List<HostName> names =
                List.of(new HostName("127.71.0.1"), NOWHERE, new HostName("127.71.0.2"), new HostName("127.71.0.1"));

        assertThat(addresses(Map.of()).of(FakePool.id(1), names))
                .containsExactly(literal("127.71.0.1"), literal("127.71.0.2"));
    }

    @Test
    void lastKnownAddressIsTakenOnlyWhenNoNameLeadsAnywhere() {
        assertThat(addresses(Map.of()).of(FakePool.id(1), List.of(NOWHERE))).containsExactly(literal("127.71.0.9"));
        assertThat(addresses(Map.of()).of(FakePool.id(2), List.of(NOWHERE))).isEmpty();
    }

    @Test
    void serverThatLeadsNowhereIsSaidToBeUnresolved() {
        assertThatThrownBy(() -> addresses(Map.of()).of(NOWHERE)).isInstanceOf(GlusterdFailure.NameUnresolved.class);
    }
}
