package io.brickyard.deploy;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.plan.NodeFacts;
import io.brickyard.plan.NodeStep;
import io.brickyard.plan.PeerStep;
import io.brickyard.plan.RepairStep;
import io.brickyard.plan.SeenNode;
import io.brickyard.plan.SeenPool;
import io.brickyard.plan.SeenTask;
import io.brickyard.pool.Brick;
import io.brickyard.pool.BrickId;
import io.brickyard.pool.BrickPath;
import io.brickyard.pool.Bytes;
import io.brickyard.pool.HostName;
import io.brickyard.pool.Layout;
import io.brickyard.pool.Node;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.Volume;
import io.brickyard.pool.VolumeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A pool in memory that takes gluster's commands and refuses as GlusterFS 10.3 does. Commands that would crash a real glusterd or
 * leave a ghost volume are an {@link AssertionError}: nobody may ever send them.
 */
final class PretendPool implements Eyes, Hands {

    /** Thrown instead of doing the next thing, as if the process had been killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Map<HostName, NodeId> machines = new LinkedHashMap<>();
    private final Map<NodeId, Set<HostName>> members = new LinkedHashMap<>();
    private final Map<VolumeName, Volume> volumes = new LinkedHashMap<>();
    private final Map<VolumeName, SeenTask> tasks = new HashMap<>();
    private final Map<String, UUID> folders = new HashMap<>();
    private final Set<String> mounts = new HashSet<>();
    private final HostName here;
    final List<String> sent = new ArrayList<>();
    private int left = Integer.MAX_VALUE;
    private boolean lastIsSent;

    PretendPool(List<String> machineNames) {
        for (String name : machineNames) {
            machines.put(new HostName(name), new NodeId(UUID.nameUUIDFromBytes(name.getBytes())));
        }
        here = new HostName(machineNames.getFirst());
        members.put(id(here), new HashSet<>());
    }

    /**
     * Ends whoever sends commands after so many more.
     *
     * @param sent whether the last one has its effect, and only its answer is not heard; else it is never sent
     */
    void killAfter(int commands, boolean sent) {
        left = commands;
        lastIsSent = sent;
    }

    void live() {
        left = Integer.MAX_VALUE;
    }

    private void command(Runnable effect) {
        boolean last = left-- <= 0;
        if (!last || lastIsSent) {
            effect.run();
        }
        if (last) {
            throw new Killed();
        }
    }

    @Override
    public SeenPool look(Needs needs) {
        // What runs in the background is over by the next look but one.
        tasks.replaceAll((_, task) -> task.state() == SeenTask.State.RUNNING
                ? new SeenTask(task.kind(), SeenTask.State.COMPLETED, task.bricks(), 1, 0, 0)
                : task);
        List<SeenNode> nodes = new ArrayList<>();
        members.forEach((id, names) -> {
            List<HostName> addresses = names.isEmpty() ? List.of(new HostName("localhost")) : List.copyOf(names);
            nodes.add(new SeenNode(new Node(id, addresses.getFirst(), addresses), SeenNode.Standing.UP, true));
        });
        Set<BrickId> online = new HashSet<>();
        Map<BrickId, Long> pending = new HashMap<>();
        for (Volume volume : volumes.values()) {
            if (volume.isStarted()) {
                volume.bricks().forEach(brick -> online.add(brick.id()));
                volume.bricks().forEach(brick -> pending.put(brick.id(), 0L));
            }
        }
        return new SeenPool(
                id(here),
                nodes,
                List.copyOf(volumes.values()),
                Map.of(),
                online,
                needs.tasks() ? tasks : Map.of(),
                pending,
                facts(needs),
                Set.of(here));
    }

    private Map<HostName, NodeFacts> facts(Needs needs) {
        Map<HostName, NodeFacts> facts = new HashMap<>();
        needs.places().forEach((node, places) -> {
            List<NodeFacts.PlaceFacts> found = new ArrayList<>();
            places.forEach((path, device) -> {
                String key = node + ":" + path;
                boolean exists = folders.containsKey(key);
                Optional<NodeFacts.DeviceFacts> beside = device.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new NodeFacts.DeviceFacts(device, true, Optional.empty(), new Bytes(1 << 30)));
                found.add(new NodeFacts.PlaceFacts(
                        path,
                        exists || mounts.contains(key),
                        mounts.stream().anyMatch(mount -> key.equals(mount) || key.startsWith(mount + "/")),
                        new Bytes(1 << 30),
                        new Bytes(1 << 29),
                        !exists,
                        Optional.ofNullable(folders.get(key)),
                        beside));
            });
            facts.put(node, new NodeFacts(Optional.of(id(node)), true, Map.of(), found));
        });
        return facts;
    }

    @Override
    public void probe(PeerStep.Probe probe) {
        gluster(probe.card().command().subList(1, 4));
    }

    @Override
    public void alias(PeerStep.Alias alias) {
        command(() ->
                members.computeIfAbsent(id(alias.node()), _ -> new HashSet<>()).add(alias.alias()));
    }

    @Override
    public void work(NodeStep step) {
        command(() -> done(step));
    }

    private void done(NodeStep step) {
        switch (step) {
            case NodeStep.PrepareDevice device -> mounts.add(device.node() + ":" + device.mount());
            case NodeStep.MakeFolder folder -> folders.put(folder.node() + ":" + folder.folder(), new UUID(0, 0));
            case NodeStep.ConfigureGlusterd _ -> {}
            case NodeStep.Clean clean -> folders.remove(clean.node() + ":" + clean.brick());
        }
    }

    @Override
    public void repair(RepairStep step) {
        throw new AssertionError("an apply repairs nothing");
    }

    @Override
    public void gluster(List<String> words) {
        String command = String.join(" ", words);
        command(() -> {
            sent.add(command);
            done(words, command);
        });
    }

    private void done(List<String> words, String command) {
        switch (words.get(0) + " " + words.get(1)) {
            case "peer probe" -> join(new HostName(words.get(2)));
            case "peer detach" -> detach(new HostName(words.get(2)));
            case "volume create" -> create(words);
            case "volume start" -> status(words, Volume.Status.STARTED);
            case "volume stop" -> status(words, Volume.Status.STOPPED);
            case "volume delete" -> delete(words);
            case "volume set" -> set(words);
            case "volume add-brick" -> add(words);
            case "volume rebalance" -> task(words, SeenTask.Kind.REBALANCE, List.of());
            case "volume remove-brick" -> remove(words);
            case "volume replace-brick" -> replace(words);
            case "volume heal" -> {}
            default -> throw new AssertionError("who sends this? " + command);
        }
    }

    private NodeId id(HostName name) {
        return Optional.ofNullable(machines.get(name)).orElseThrow(() -> refused("no such host: " + name));
    }

    private static GlusterdFailure refused(String why) {
        return new GlusterdFailure.Refused(why, 0);
    }

    private Volume volume(List<String> words) {
        Volume volume = volumes.get(new VolumeName(words.get(2)));
        if (volume == null) {
            throw refused("Volume " + words.get(2) + " does not exist");
        }
        return volume;
    }

    private void join(HostName name) {
        NodeId id = id(name);
        members.computeIfAbsent(id, _ -> new HashSet<>()).add(name);
    }

    private void detach(HostName name) {
        NodeId id = id(name);
        if (volumes.values().stream()
                .flatMap(volume -> volume.bricks().stream())
                .anyMatch(brick -> brick.node().equals(id))) {
            throw new AssertionError("detach of a node with bricks: " + name);
        }
        if (name.equals(here)) {
            throw new AssertionError("detach of itself");
        }
        members.remove(id);
    }

    private void create(List<String> words) {
        VolumeName name = new VolumeName(words.get(2));
        if (volumes.containsKey(name)) {
            throw refused("Volume already exists");
        }
        int at = 3;
        int replica = 1;
        int arbiters = 0;
        int disperse = 0;
        int redundancy = 0;
        while (!words.get(at).contains(":")) {
            int number = Integer.parseInt(words.get(at + 1));
            switch (words.get(at)) {
                case "replica" -> replica = number;
                case "arbiter" -> arbiters = number;
                case "disperse" -> disperse = number;
                case "redundancy" -> redundancy = number;
                default -> throw new AssertionError("unknown word " + words.get(at));
            }
            at += 2;
        }
        Layout layout = disperse > 0
                ? new Layout.Dispersed(disperse, redundancy)
                : replica > 1 ? new Layout.Replicated(replica, arbiters) : new Layout.Single();
        List<Brick> bricks = bricks(layout, words.subList(at, words.size()));
        if (bricks.size() % layout.bricksPerSubvolume() != 0) {
            throw new AssertionError("a ghost volume: " + words);
        }
        UUID id = UUID.randomUUID();
        put(new Volume(name, id, Volume.Status.CREATED, layout, Volume.inSubvolumes(layout, bricks), Map.of(), 0));
    }

    private List<Brick> bricks(Layout layout, List<String> words) {
        List<Brick> bricks = new ArrayList<>();
        for (String word : words) {
            HostName host = new HostName(word.substring(0, word.indexOf(':')));
            NodeId id = id(host);
            if (!members.containsKey(id)) {
                throw refused("Host " + host + " is not in 'Peer in Cluster' state");
            }
            String key = host + word.substring(word.indexOf(':'));
            if (folders.containsKey(key)) {
                throw refused(key + " is already part of a volume");
            }
            boolean arbiter = layout.arbiters() == 1
                    && bricks.size() % layout.bricksPerSubvolume() == layout.bricksPerSubvolume() - 1;
            bricks.add(new Brick(
                    new BrickId(id, new BrickPath(word.substring(word.indexOf(':') + 1))),
                    host,
                    arbiter ? Brick.Role.ARBITER : Brick.Role.DATA));
        }
        return bricks;
    }

    /** Marks the bricks' folders as well. */
    private void put(Volume volume) {
        volumes.put(volume.name(), volume);
        volume.bricks().forEach(brick -> folders.put(brick.toString(), volume.id()));
    }

    private static Volume with(Volume volume, Volume.Status status, List<Brick> bricks, Map<String, String> options) {
        return new Volume(
                volume.name(),
                volume.id(),
                status,
                volume.layout(),
                Volume.inSubvolumes(volume.layout(), bricks),
                options,
                0);
    }

    private void status(List<String> words, Volume.Status status) {
        Volume volume = volume(words);
        if (volume.status() == status) {
            throw refused("volume is so already");
        }
        put(with(volume, status, volume.bricks(), volume.options()));
    }

    private void delete(List<String> words) {
        if (volume(words).isStarted()) {
            throw refused("Volume has been started");
        }
        volumes.remove(new VolumeName(words.get(2)));
    }

    private void set(List<String> words) {
        Volume volume = volume(words);
        Map<String, String> options = new HashMap<>(volume.options());
        for (int i = 3; i + 1 < words.size(); i += 2) {
            options.put(words.get(i), words.get(i + 1));
        }
        put(with(volume, volume.status(), volume.bricks(), options));
    }

    private void add(List<String> words) {
        Volume volume = volume(words);
        List<Brick> all = new ArrayList<>(volume.bricks());
        all.addAll(bricks(volume.layout(), words.subList(3, words.size())));
        put(with(volume, volume.status(), all, volume.options()));
    }

    private void task(List<String> words, SeenTask.Kind kind, List<BrickId> bricks) {
        tasks.put(volume(words).name(), new SeenTask(kind, SeenTask.State.RUNNING, bricks, 0, 0, 0));
    }

    private void remove(List<String> words) {
        Volume volume = volume(words);
        List<String> names = words.subList(3, words.size() - 1);
        List<Brick> going = volume.bricks().stream()
                .filter(brick -> names.contains(brick.toString()))
                .toList();
        if (going.size() != names.size() || going.size() % volume.layout().bricksPerSubvolume() != 0) {
            throw refused("Remove brick incorrect brick count");
        }
        switch (words.getLast()) {
            case "start" ->
                task(words, SeenTask.Kind.REMOVAL, going.stream().map(Brick::id).toList());
            case "commit" -> {
                if (tasks.get(volume.name()) == null || tasks.get(volume.name()).state() != SeenTask.State.COMPLETED) {
                    throw new AssertionError("a commit before all files were moved");
                }
                tasks.remove(volume.name());
                List<Brick> rest = volume.bricks().stream()
                        .filter(brick -> !going.contains(brick))
                        .toList();
                put(with(volume, volume.status(), rest, volume.options()));
            }
            default -> throw new AssertionError("never by force: " + words);
        }
    }

    private void replace(List<String> words) {
        Volume volume = volume(words);
        List<Brick> bricks = new ArrayList<>(volume.bricks());
        Brick fresh = bricks(volume.layout(), List.of(words.get(4))).getFirst();
        for (int i = 0; i < bricks.size(); i++) {
            if (bricks.get(i).toString().equals(words.get(3))) {
                bricks.set(i, new Brick(fresh.id(), fresh.host(), bricks.get(i).role()));
            }
        }
        put(with(volume, volume.status(), bricks, volume.options()));
    }

    /** The folders that bear a volume's mark and are no brick of it any more. */
    Set<String> litter() {
        Set<String> litter = new HashSet<>(folders.keySet());
        litter.removeIf(key -> new UUID(0, 0).equals(folders.get(key)));
        volumes.values().forEach(volume -> volume.bricks().forEach(brick -> litter.remove(brick.toString())));
        return litter;
    }
}
