package io.brickyard.receivers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A range of addresses in CIDR notation, for example {@code 10.0.0.0/8}, {@code fd00::/8} or a single address. */
public final class Network {

    private final String text;
    private final byte[] prefix;
    private final int bits;

    private Network(String text, byte[] prefix, int bits) {
        this.text = text;
        this.prefix = prefix;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException saying what is wrong; names are not looked up */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = literal(address);
        int bits = bytes.length * 8;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
                throw new IllegalArgumentException("'" + text + "' is no network: the part after / is 0 to " + bits);
            }
            bits = Integer.parseInt(length);
        }
        return new Network(text, bytes, bits);
    }

    private static byte[] literal(String address) {
        // What begins otherwise might be taken for a name, and looked up.
        if (!address.matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("'" + address + "' is no address");
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + address + "' is no address", e);
        }
    }

    public boolean contains(InetAddress address) {
        return holds(address.getAddress());
    }

    /** @param other an address as the network has it */
    boolean holds(byte[] other) {
        if (other.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (other[i] != prefix[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((other[whole] ^ prefix[whole]) & 0xff) >>> (8 - rest) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that && bits == that.bits && Arrays.equals(prefix, that.prefix);
    }

    @Override
    public int hashCode() {
        return 31 * bits + Arrays.hashCode(prefix);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
