package io.brickyard.agent.intake;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the sockets. An address family that this machine does not have, or a port that somebody else holds, is no reason not
 * to listen on the others; each is told once.
 */
final class Listeners {

    private final IntakeSettings settings;
    private final List<DatagramChannel> open = new ArrayList<>();
    private final List<InetSocketAddress> bound = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Listeners(IntakeSettings settings) {
        this.settings = settings;
        for (String address : settings.addresses()) {
            for (int port : settings.ports()) {
                listen(address, port);
            }
        }
    }

    List<DatagramChannel> open() {
        return open;
    }

    /** One for each address and port. */
    List<InetSocketAddress> bound() {
        return bound;
    }

    List<String> problems() {
        return problems;
    }

    private void listen(String host, int port) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
            for (int i = 0; i < settings.sockets(); i++) {
                DatagramChannel first = channel(address);
                open.add(first);
                // Port 0 lets the kernel choose; the others then share that choice.
                address = (InetSocketAddress) first.getLocalAddress();
            }
            bound.add(address);
        } catch (IOException | UnsupportedOperationException e) {
            problems.add("not listening on " + host + " port " + port + ": " + e.getMessage());
        }
    }

    private DatagramChannel channel(InetSocketAddress address) throws IOException {
        boolean six = address.getAddress() instanceof Inet6Address;
        DatagramChannel channel =
                DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            // What the kernel does not grant it cuts.
            channel.setOption(StandardSocketOptions.SO_RCVBUF, (int)
                    settings.socketBuffer().count());
            channel.configureBlocking(false);
            channel.bind(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
