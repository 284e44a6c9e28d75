package io.brickyard.survey;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.PeerEntry;
import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The frame of a pool by way of the {@code gluster} command, for a glusterd whose RPC is not the one that is known here.
 * {@code pool list} and {@code volume info} take no lock and wait for no other node.
 */
record CommandFrame(Gluster gluster) {

    /**
     * @param instead why the RPC could not be used; it is said in the result
     * @throws GlusterdFailure that one, when the command does not help either
     */
    Frame read(GlusterdFailure.Unreadable instead, Deadline deadline) {
        try {
            Friends friends = friends(gluster.peers(deadline), instead);
            List<Volume> volumes = new ArrayList<>(gluster.volumes(deadline));
            volumes.sort(Comparator.comparing(Volume::name));
            Gap gap = new Gap("RPC of this node's glusterd", instead.getMessage(), "");
            return new Frame(
                    friends.self(),
                    Optional.of(friends.self()),
                    friends,
                    volumes,
                    "the gluster command on this node, as glusterd's RPC could not be read",
                    List.of(gap));
        } catch (GlusterdFailure _) {
            throw instead;
        }
    }

    private static Friends friends(List<PeerEntry> entries, GlusterdFailure.Unreadable instead) {
        Optional<NodeId> self = Optional.empty();
        List<Friends.Friend> peers = new ArrayList<>();
        for (PeerEntry entry : entries) {
            if (entry.self()) {
                self = Optional.of(entry.id());
            } else if (!entry.names().isEmpty()) {
                peers.add(new Friends.Friend(
                        entry.id(),
                        entry.names(),
                        entry.state().orElse(0),
                        entry.stateName().orElse(""),
                        entry.connected()));
            }
        }
        return new Friends(self.orElseThrow(() -> instead), peers);
    }
}
