package io.brickyard.agent.node;

import io.brickyard.glusterd.state.GlusterdFolder;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From which addresses the pool's nodes send: this machine's own, and those of the names by which glusterd knows its peers
 * (the files in {@code peers/}). A name that does not resolve at the moment keeps the addresses that it had.
 *
 * <p>The system's resolver cannot be hurried and would keep a carrier of virtual threads busy, so it is asked on threads of
 * their own, never twice at once for the same name.
 */
public final class PoolAddresses {

    private static final Logger log = LoggerFactory.getLogger(PoolAddresses.class);

    private final GlusterdFolder folder;
    private final Map<String, Set<InetAddress>> resolved = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    public PoolAddresses(Path workdir) {
        folder = new GlusterdFolder(workdir);
    }

    /** @param patience for names to resolve; those that take longer come next time */
    public Set<InetAddress> look(Duration patience) throws InterruptedException {
        Set<String> names = peerNames();
        resolved.keySet().retainAll(names);
        Map<String, Thread> lookups = new HashMap<>();
        for (String name : names) {
            if (running.add(name)) {
                lookups.put(name, Thread.ofPlatform().daemon().name("peer-name").start(() -> resolve(name)));
            }
        }
        long until = System.nanoTime() + patience.toNanos();
        for (Thread lookup : lookups.values()) {
            lookup.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        Set<InetAddress> all = ownAddresses();
        resolved.values().forEach(all::addAll);
        return all;
    }

    private void resolve(String name) {
        try {
            resolved.put(name, Set.of(InetAddress.getAllByName(name)));
        } catch (UnknownHostException e) {
            log.debug("peer {} has no address at the moment", name);
        } finally {
            running.remove(name);
        }
    }

    private static Set<InetAddress> ownAddresses() {
        Set<InetAddress> own = new HashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(own::add);
        } catch (SocketException e) {
            log.warn("this machine's addresses cannot be read: {}", e.toString());
        }
        return own;
    }

    private Set<String> peerNames() {
        Set<String> names = new HashSet<>();
        folder.peers().values().forEach(ofOne -> ofOne.forEach(name -> names.add(name.value())));
        return names;
    }
}
