package io.brickyard.receivers;

import io.brickyard.webhooks.Webhook.AddressPolicy;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be connected to. Refused are those where no webhook can be but where an attacker would like to lead us:
 * link-local ones, which clouds serve credentials from, the metadata services elsewhere, unspecified, multicast and reserved
 * ones; also when an IPv6 address carries such an IPv4 address. Loopback and private networks are a storage pool's home and are
 * allowed.
 */
public final class AddressRules {

    private static final List<Network> REFUSED = networks(List.of(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "100.100.100.200/32",
            "168.63.129.16/32",
            "192.0.0.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fe80::/10",
            "fd00:ec2::/32",
            "fd20:ce::/32",
            "ff00::/8"));

    private final List<Network> allowed;

    /** @throws IllegalArgumentException if a network of the policy is none */
    public AddressRules(AddressPolicy policy) {
        allowed = networks(policy.allowed());
    }

    public boolean allow(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (allowed.stream().anyMatch(network -> network.holds(bytes))) {
            return true;
        }
        return REFUSED.stream().noneMatch(network -> network.holds(bytes))
                && carried(bytes)
                        .map(inner -> REFUSED.stream().noneMatch(network -> network.holds(inner)))
                        .orElse(true);
    }

    /** The IPv4 address within an IPv6 address: mapped, compatible, NAT64, 6to4 or Teredo. */
    private static Optional<byte[]> carried(byte[] address) {
        if (address.length == 4) {
            return Optional.empty();
        }
        byte[] last = Arrays.copyOfRange(address, 12, 16);
        if (begins(address, "::/96") && !isLoopback(address)
                || begins(address, "::ffff:0:0:0/96")
                || begins(address, "64:ff9b::/32")) {
            return Optional.of(last);
        }
        if (begins(address, "2002::/16")) {
            return Optional.of(Arrays.copyOfRange(address, 2, 6));
        }
        if (begins(address, "2001::/32")) { // Teredo turns every bit of the client's address around
            return Optional.of(new byte[] {(byte) ~last[0], (byte) ~last[1], (byte) ~last[2], (byte) ~last[3]});
        }
        return Optional.empty();
    }

    private static boolean isLoopback(byte[] address) {
        return address[12] == 0 && address[13] == 0 && address[14] == 0 && address[15] == 1;
    }

    private static boolean begins(byte[] address, String network) {
        return Network.parse(network).holds(address);
    }

    private static List<Network> networks(List<String> texts) {
        return texts.stream().map(Network::parse).toList();
    }
}
