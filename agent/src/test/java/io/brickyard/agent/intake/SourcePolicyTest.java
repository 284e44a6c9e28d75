package io.brickyard.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brickyard.agent.intake.SourcePolicy.Verdict;
import io.brickyard.receivers.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePolicyTest {

    private static final long NOW = 5_000_000_000L;

    @Test
    void thisMachineThePoolAndConfiguredNetworksAreTrusted() {
        SourcePolicy policy = policy("192.0.2.0/24");
        policy.know(Set.of(address("10.0.0.2")));
        for (String trusted : List.of("127.0.0.1", "127.9.9.9", "::1", "10.0.0.2", "192.0.2.77")) {
            assertThat(policy.admit(address(trusted), NOW)).as(trusted).isEqualTo(Verdict.ADMITTED);
            assertThat(policy.trusts(address(trusted))).as(trusted).isTrue();
        }
    }

    @Test
    void aStrangerIsRefusedOnceThePoolIsKnown() {
        SourcePolicy policy = policy();
        policy.know(Set.of(address("10.0.0.2")));
        assertThat(policy.admit(address("10.0.0.3"), NOW)).isEqualTo(Verdict.STRANGER);
    }

    @Test
    void beforeThePoolIsKnownNobodyIsTurnedAwayButAStrangerIsNotTrusted() {
        SourcePolicy policy = policy();
        assertThat(policy.admit(address("10.0.0.3"), NOW)).isEqualTo(Verdict.ADMITTED);
        assertThat(policy.trusts(address("10.0.0.3"))).isFalse();
    }

    @Test
    void aSourceThatSendsTooMuchIsSlowedDownAndNobodyElse() {
        SourcePolicy policy = new SourcePolicy(new SourcePolicy.Rules(List.of(), true, 10, 3));
        InetAddress noisy = address("10.0.0.3");
        for (int i = 0; i < 3; i++) {
            assertThat(policy.admit(noisy, NOW)).isEqualTo(Verdict.ADMITTED);
        }
        assertThat(policy.admit(noisy, NOW)).isEqualTo(Verdict.TOO_MANY);
        assertThat(policy.admit(address("10.0.0.4"), NOW)).isEqualTo(Verdict.ADMITTED);
        assertThat(policy.admit(noisy, NOW + 100_000_000)).isEqualTo(Verdict.ADMITTED);
        assertThat(policy.admit(noisy, NOW + 100_000_000)).isEqualTo(Verdict.TOO_MANY);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.0.0.0/8, true",
        "11.1.2.3, 10.0.0.0/8, false",
        "10.1.2.3, 10.1.2.2/31, true",
        "10.1.2.4, 10.1.2.2/31, false",
        "10.1.2.3, 0.0.0.0/0, true",
        "::1, 0.0.0.0/0, false",
        "fd00::7, fd00::/8, true",
        "fe80::7, fd00::/8, false",
        "10.1.2.3, 10.1.2.3, true"
    })
    void aNetworkContainsWhatBeginsAsItDoes(String address, String network, boolean contained) {
        assertThat(Network.parse(network).contains(address(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "256.0.0.1",
                "fd00::/129",
                "a.b/8",
                "1.2.3"
            })
    void whatIsNoNetworkIsRefusedWithoutLookingUpNames(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SourcePolicy policy(String... networks) {
        return new SourcePolicy(new SourcePolicy.Rules(
                List.of(networks).stream().map(Network::parse).toList(), false, 1000, 1000));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
