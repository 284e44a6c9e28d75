package io.brickyard.glusterd.command;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.pool.HostName;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code pool list} and {@code peer status}. */
final class PeerReader {

    private PeerReader() {}

    static List<PeerEntry> read(XmlElement root) {
        List<PeerEntry> peers = new ArrayList<>();
        for (XmlElement peer : root.below("peerStatus", "peer")) {
            List<String> names = names(peer);
            // Only "pool list" has the asked node itself, and only it comes without a state.
            boolean self =
                    names.equals(List.of("localhost")) && peer.child("state").isEmpty();
            peers.add(new PeerEntry(
                    Fields.node(Fields.needed(peer, "uuid")),
                    self,
                    self ? List.of() : hostNames(names),
                    peer.count("state"),
                    peer.text("stateStr"),
                    peer.isOne("connected")));
        }
        return peers;
    }

    /** The shown name first, then every other. */
    private static List<String> names(XmlElement peer) {
        List<String> names = new ArrayList<>();
        addNew(names, peer.children("hostname"));
        addNew(names, peer.below("hostnames", "hostname"));
        return names;
    }

    private static void addNew(List<String> names, List<XmlElement> elements) {
        for (XmlElement element : elements) {
            if (!element.text().isEmpty() && !names.contains(element.text())) {
                names.add(element.text());
            }
        }
    }

    private static List<HostName> hostNames(List<String> names) {
        List<HostName> hosts = new ArrayList<>(names.size());
        for (String name : names) {
            try {
                hosts.add(new HostName(name));
            } catch (IllegalArgumentException e) {
                throw new GlusterdFailure.Unreadable("gluster names a peer '" + Excerpt.of(name) + "': no host name");
            }
        }
        return hosts;
    }
}
