package io.brickyard.repair;

import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeKnowledge;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeReport;
import io.brickyard.survey.NodeState;
import io.brickyard.survey.Survey;
import io.brickyard.survey.Surveys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** A pool in which something is broken, told by what differs from one where all nodes were asked and all is well. */
final class Patient {

    private final Survey survey;
    private final Map<HostName, NodeFacts> facts = new HashMap<>();
    private final Set<NodeId> inHand = new HashSet<>();
    private final Map<VolumeName, List<String>> splits = new HashMap<>();

    private Patient(Survey survey) {
        this.survey = survey;
        for (NodeReport node : survey.nodes()) {
            List<NodeKnowledge.KnownPeer> peers = survey.nodes().stream()
                    .filter(other -> !other.equals(node))
                    .map(other -> new NodeKnowledge.KnownPeer(other.id(), 3))
                    .toList();
            List<NodeKnowledge.KnownVolume> volumes = survey.volumes().stream()
                    .map(volume -> new NodeKnowledge.KnownVolume(volume.name(), "2", "info=1"))
                    .toList();
            tells(node, Optional.of(node.id()), peers, volumes);
            inHand.add(node.id());
        }
    }

    static Patient of(Surveys surveys) {
        return new Patient(surveys.build());
    }

    private void tells(
            NodeReport node,
            Optional<NodeId> id,
            List<NodeKnowledge.KnownPeer> peers,
            List<NodeKnowledge.KnownVolume> volumes) {
        List<NodeFacts.PlaceFacts> places = new ArrayList<>();
        for (Volume volume : survey.volumes()) {
            for (Brick brick : volume.bricks()) {
                if (brick.node().equals(node.id())) {
                    places.add(place(brick.path(), true, true, false, Optional.of(volume.id())));
                    places.add(place(parent(brick), true, true, false, Optional.empty()));
                }
            }
        }
        facts.put(
                node.node().name(),
                new NodeFacts(
                        id, true, Map.of(), places, new NodeKnowledge(true, OptionalInt.of(100000), peers, volumes)));
    }

    private static BrickPath parent(Brick brick) {
        String path = brick.path().value();
        return new BrickPath(path.substring(0, path.lastIndexOf('/')));
    }

    private static NodeFacts.PlaceFacts place(
            BrickPath path, boolean exists, boolean mounted, boolean empty, Optional<UUID> mark) {
        return new NodeFacts.PlaceFacts(
                path, exists, mounted, new Bytes(1 << 30), new Bytes(1 << 29), empty, mark, Optional.empty());
    }

    private NodeReport node(int number) {
        return survey.node(Surveys.idOf(number)).orElseThrow();
    }

    /** Nobody could ask this node. */
    Patient untold(int number) {
        facts.remove(node(number).node().name());
        return this;
    }

    Patient outOfHand(int number) {
        inHand.remove(Surveys.idOf(number));
        return this;
    }

    /** The node has another id, or none, and knows nobody. */
    Patient reborn(int number, Optional<NodeId> id) {
        tells(node(number), id, List.of(), List.of());
        return this;
    }

    /** The node has another id, and peers by it. */
    Patient elsewhere(int number, NodeId id) {
        tells(node(number), Optional.of(id), List.of(new NodeKnowledge.KnownPeer(Surveys.idOf(99), 3)), List.of());
        return this;
    }

    /** What the node says of volumes, each as {@code name version checksum}. */
    Patient describes(int number, String... volumes) {
        List<NodeKnowledge.KnownVolume> known = new ArrayList<>();
        for (String volume : volumes) {
            String[] words = volume.split(" ");
            known.add(new NodeKnowledge.KnownVolume(new VolumeName(words[0]), words[1], words[2]));
        }
        tells(node(number), Optional.of(Surveys.idOf(number)), List.of(), known);
        return this;
    }

    /** What lies at a brick's place. */
    Patient folder(String volume, int index, boolean exists, boolean mounted, boolean empty, Optional<UUID> mark) {
        Brick brick = brick(volume, index);
        return with(brick, place(brick.path(), exists, mounted, empty, mark));
    }

    /** Nothing of the brick is left, on a disk that is mounted. */
    Patient lost(String volume, int index) {
        return folder(volume, index, false, false, true, Optional.empty());
    }

    /** Neither the brick nor its disk is there. */
    Patient unmounted(String volume, int index) {
        Brick brick = brick(volume, index);
        lost(volume, index);
        return with(brick, place(parent(brick), true, false, true, Optional.empty()));
    }

    UUID mark(String volume) {
        return volume(volume).id();
    }

    Patient split(String volume, String... files) {
        splits.put(new VolumeName(volume), List.of(files));
        return this;
    }

    private Volume volume(String name) {
        return survey.volumes().stream()
                .filter(volume -> volume.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Brick brick(String volume, int index) {
        return volume(volume).bricks().get(index);
    }

    private Patient with(Brick brick, NodeFacts.PlaceFacts place) {
        NodeFacts was = Objects.requireNonNull(facts.get(brick.host()));
        List<NodeFacts.PlaceFacts> places = new ArrayList<>(was.places());
        places.removeIf(known -> known.path().equals(place.path()));
        places.add(place);
        facts.put(brick.host(), new NodeFacts(was.id(), was.running(), was.glusterd(), places, was.knows()));
        return this;
    }

    Examination examined() {
        Set<BrickId> online = new HashSet<>();
        survey.bricks().forEach((id, report) -> {
            if (report.state() == BrickState.UP) {
                online.add(id);
            }
        });
        List<SeenNode> nodes = survey.nodes().stream()
                .map(node -> new SeenNode(node.node(), standing(node.state()), node.state() == NodeState.UP))
                .toList();
        SeenPool seen =
                new SeenPool(Surveys.idOf(1), nodes, survey.volumes(), Map.of(), online, Map.of(), Map.of(), facts);
        return new Examination(survey, seen, inHand, splits);
    }

    private static SeenNode.Standing standing(NodeState state) {
        return switch (state) {
            case UP -> SeenNode.Standing.UP;
            case JOINING -> SeenNode.Standing.JOINING;
            case REJECTED -> SeenNode.Standing.REJECTED;
            case GLUSTERD_DOWN, GLUSTERD_SILENT, UNREACHABLE, UNRESOLVED, UNREADABLE -> SeenNode.Standing.AWAY;
        };
    }
}
