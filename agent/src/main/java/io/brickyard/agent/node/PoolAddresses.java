package io.brickyard.agent.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
 */
public final class PoolAddresses {

    private static final Logger log = LoggerFactory.getLogger(PoolAddresses.class);

    private final Path peers;
    private final Map<String, Set<InetAddress>> resolved = new ConcurrentHashMap<>();

    public PoolAddresses(Path workdir) {
        peers = workdir.resolve("peers");
    }

    /** @param patience for names to resolve; those that take longer come next time */
    public Set<InetAddress> look(Duration patience) throws InterruptedException {
        Set<String> names = peerNames();
        resolved.keySet().retainAll(names);
        Map<String, Thread> lookups = new HashMap<>();
        for (String name : names) {
            lookups.put(name, Thread.ofVirtual().start(() -> resolve(name)));
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
        try (DirectoryStream<Path> files = Files.newDirectoryStream(peers)) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    if (line.matches("hostname\\d+=.+")) {
                        names.add(line.substring(line.indexOf('=') + 1).strip());
                    }
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            log.debug("no peers: {}", e.toString());
        } catch (IOException e) {
            log.warn("the peers' names cannot be read: {}", e.toString());
        }
        return names;
    }
}
