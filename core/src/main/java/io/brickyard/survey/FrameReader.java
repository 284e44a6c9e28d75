package io.brickyard.survey;

import static java.util.Objects.requireNonNull;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.rpc.Doors;
import io.brickyard.glusterd.rpc.Friends;
import io.brickyard.glusterd.rpc.GlusterdClient;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Port;
import io.brickyard.pool.Volume;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a glusterd that tells what the pool consists of.
 *
 * <p>Without a server named by the user, in this order: this node's socket; this node's TCP port (for users who are not
 * root); then, when glusterd does not answer here but this is a node of a pool, all of its peers at once, the first to
 * answer wins. Where the RPC of this node's glusterd cannot be read, the gluster command is asked instead.
 */
final class FrameReader {

    /** What the first questions brought: a frame, and a look at this node when its own glusterd failed, or cannot be asked as others are. */
    record Found(Frame frame, Map<NodeId, NodeLook> known) {}

    /** How long the gluster command may take, where glusterd's RPC cannot be read. */
    private static final Duration COMMAND_TIME = Duration.ofSeconds(5);

    private static final int MOST_PEERS_TRIED = 3;

    private final Addresses addresses;
    private final LocalGlusterd local;
    private final Port port;
    private final Budget budget;

    /** @param port at which glusterd listens, on every node */
    FrameReader(Addresses addresses, LocalGlusterd local, Port port, Budget budget) {
        this.addresses = addresses;
        this.local = local;
        this.port = port;
        this.budget = budget;
    }

    /** @throws GlusterdFailure when nobody tells */
    Found read(Optional<SurveyRequest.Server> server) {
        if (server.isPresent()) {
            return new Found(from(server.get()), Map.of());
        }
        try {
            Frame frame = here();
            return new Found(frame, SecuredNode.look(local, frame));
        } catch (GlusterdFailure failure) {
            return fromPeers(failure);
        }
    }

    private Frame here() {
        try (GlusterdClient client = GlusterdClient.connect(local.socket(), Deadline.in(budget.step(50)))) {
            return ask(client, true, "this node's glusterd, " + local.socket());
        } catch (GlusterdFailure.NotAllowed notAllowed) {
            try {
                return localhost();
            } catch (GlusterdFailure.NotListening _) {
                throw notAllowed;
            }
        } catch (GlusterdFailure.Unreadable unreadable) {
            return new CommandFrame(local.gluster()).read(unreadable, Deadline.in(COMMAND_TIME));
        }
    }

    private Frame localhost() {
        return ask(List.of(InetAddress.getLoopbackAddress()), port, true, "this node's glusterd, TCP port " + port);
    }

    private Frame from(SurveyRequest.Server server) {
        return ask(
                addresses.of(server.host(), budget.step(40)),
                server.port(),
                false,
                "glusterd at " + server.host() + " port " + server.port());
    }

    /** A second frame, from a node that is known to be in better standing than the first source. */
    Frame again(NodeLook better, Optional<NodeId> here) {
        return ask(better.addresses(), port, false, "a node that its peers accept, " + better.evidence())
                .seenFrom(here);
    }

    /** This node's glusterd is gone: its files tell the peers, and the first that answers tells the rest. */
    private Found fromPeers(GlusterdFailure failure) {
        Optional<NodeId> self = local.folder().self();
        if (self.isEmpty()) {
            throw failure;
        }
        Map<NodeId, Doors.Door> doors = new LinkedHashMap<>();
        addresses.of(local.folder().peers(), budget.step(30)).forEach((id, places) -> {
            if (!places.isEmpty()) {
                doors.put(id, new Doors.Door(places, port.number()));
            }
        });
        for (int tries = 0; tries < MOST_PEERS_TRIED && !doors.isEmpty(); tries++) {
            Map<NodeId, Doors.Answer> answers = Doors.first(doors, budget.step(40));
            for (Map.Entry<NodeId, Doors.Answer> answer : answers.entrySet()) {
                InetAddress address = answer.getValue().address();
                try {
                    Frame frame = ask(List.of(address), port, false, instead(address));
                    NodeLook here = NodeLook.failed(self.get(), InetAddress.getLoopbackAddress(), failure);
                    return new Found(frame.seenFrom(self), Map.of(self.get(), here));
                } catch (GlusterdFailure _) {
                    doors.remove(answer.getKey());
                }
            }
            if (answers.isEmpty()) {
                throw failure;
            }
        }
        throw failure;
    }

    private static String instead(InetAddress address) {
        return "the glusterd at " + address.getHostAddress() + ", as this node's own does not answer";
    }

    /** Asks the first of the addresses that is alive. */
    private Frame ask(List<InetAddress> places, Port at, boolean onThisNode, String askedFrom) {
        Doors.Door door = new Doors.Door(places, at.number());
        Doors.Answer answer =
                requireNonNull(Doors.knock(Map.of(at, door), budget.step(50)).get(at));
        Endpoint endpoint = new Endpoint.Tcp(new InetSocketAddress(answer.address(), at.number()));
        // After a silent knock this fails in no time, with the right reason.
        Duration time = answer.outcome() == Doors.Outcome.SILENT ? Duration.ofMillis(1) : budget.step(50);
        try (GlusterdClient client = GlusterdClient.connect(endpoint, Deadline.in(time))) {
            Frame frame = ask(client, onThisNode, askedFrom);
            addresses.answered(frame.source(), answer.address());
            return frame;
        }
    }

    private static Frame ask(GlusterdClient client, boolean onThisNode, String askedFrom) {
        Friends friends = client.friends();
        GlusterdClient.Volumes answers = client.volumes(client.volumeNames());
        List<Gap> gaps = new ArrayList<>();
        answers.unreadable()
                .forEach((name, failure) -> gaps.add(
                        new Gap("volume " + name, failure.getMessage(), "compare with: gluster volume info " + name)));
        List<Volume> volumes = new ArrayList<>(answers.volumes());
        volumes.sort((one, other) -> one.name().compareTo(other.name()));
        Optional<NodeId> here = onThisNode ? Optional.of(friends.self()) : Optional.empty();
        return new Frame(friends.self(), here, friends, volumes, askedFrom, gaps);
    }
}
