package io.brickyard.glusterd.rpc;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Port;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Whether names lead to a glusterd, and which of them lead to this very machine. */
public final class Reachability {

    private final Port port;
    private final Duration patience;

    /** @param port where glusterd listens on every node */
    public Reachability(Port port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /**
     * Makes sure that a glusterd answers under a name.
     *
     * @throws GlusterdFailure the kind that fits when none does
     */
    public void check(HostName name) {
        Deadline deadline = Deadline.in(patience);
        GlusterdFailure last = new GlusterdFailure.NameUnresolved("the name " + name + " does not resolve here");
        for (InetAddress address : addresses(name)) {
            Endpoint endpoint = new Endpoint.Tcp(new InetSocketAddress(address, port.number()));
            try (GlusterdClient glusterd = GlusterdClient.connect(endpoint, deadline)) {
                if (!glusterd.programs().isEmpty()) {
                    return;
                }
            } catch (GlusterdFailure failure) {
                last = failure;
            }
        }
        throw last;
    }

    /** Those of the names that resolve to an address of this machine. */
    public Set<HostName> ownAmong(Collection<HostName> names) {
        Set<HostName> own = new HashSet<>();
        for (HostName name : names) {
            for (InetAddress address : addresses(name)) {
                if (isOwn(address)) {
                    own.add(name);
                }
            }
        }
        return own;
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return !address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return false;
        }
    }

    private static InetAddress[] addresses(HostName name) {
        try {
            return InetAddress.getAllByName(name.value());
        } catch (UnknownHostException _) {
            return new InetAddress[0];
        }
    }
}
